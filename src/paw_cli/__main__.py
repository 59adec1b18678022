"""Run the program as `python -m paw_cli`."""

from paw_cli.cli import main

if __name__ == "__main__":
    main()
