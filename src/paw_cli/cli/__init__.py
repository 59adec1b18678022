"""The command line: arguments -> core -> renderer -> stdout."""

try:  # from the first line on
    import atexit
    import gc
    import os
    import signal
    import sys

    def _end_silently(*_: object) -> None:
        """End at once: an exception may come where Python reports it and goes on.

        Nothing is lost: output is flushed when written, and files are whole at any moment.
        """
        os._exit(130)

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else it is ignored
        signal.signal(signal.SIGINT, _end_silently)
except KeyboardInterrupt:
    raise SystemExit(130) from None


def main() -> None:
    """Run the program and exit with one of ExitCode."""
    gc.disable()  # a run is short and makes no cycles worth finding, its imports least of all
    atexit.register(gc.freeze)  # nor has the interpreter's end to look at all there is
    from paw_cli.cli.main import run  # takes a while: Ctrl-C is silent by now

    sys.exit(run(sys.argv[1:]))
