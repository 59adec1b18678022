"""Turn notes and chats into a tips file."""

from paw_cli.authoring.importing.convert import Headings as Headings
from paw_cli.authoring.importing.convert import Imported as Imported
from paw_cli.authoring.importing.convert import ImportOptions as ImportOptions
from paw_cli.authoring.importing.convert import import_options as import_options
from paw_cli.authoring.importing.convert import import_text as import_text
from paw_cli.authoring.importing.convert import read_text as read_text
from paw_cli.authoring.importing.convert import write_tips as write_tips
