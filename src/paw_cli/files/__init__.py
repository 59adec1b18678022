"""Tips files as collections, with line and column in every error."""

from paw_cli.files.layers import Layer as Layer
from paw_cli.files.layers import Loaded as Loaded
from paw_cli.files.layers import Origin as Origin
from paw_cli.files.layers import find_layers as find_layers
from paw_cli.files.layers import load_layers as load_layers
