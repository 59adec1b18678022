"""The command line: arguments -> core -> renderer -> stdout."""

from paw_cli.cli.app import main as main
