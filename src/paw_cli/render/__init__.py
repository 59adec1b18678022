"""Turn views into text, one module per audience, imported only when chosen."""

from paw_cli.render.views import SUFFIXES as SUFFIXES
from paw_cli.render.views import Cards as Cards
from paw_cli.render.views import Format as Format
from paw_cli.render.views import Found as Found
from paw_cli.render.views import Listing as Listing
from paw_cli.render.views import Terminal as Terminal
from paw_cli.render.views import ThemeTable as ThemeTable
from paw_cli.render.views import View as View
from paw_cli.render.views import render as render
