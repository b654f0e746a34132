"""What is said when something cannot work."""

import errno

AGAIN = "then run the same command again; it goes on where it stopped."


class Trouble(Exception):
    """Something the reader has to know or do, in one sentence; ends the command."""


def no_space(needed=None, free=None):
    numbers = f": about {needed:.1f} GB are needed and {free:.1f} GB are free" if needed else ""
    return Trouble(f"There is not enough space on the disk{numbers}. Free some, {AGAIN}")


def no_network(what="the package index"):
    return Trouble(f"{what} cannot be reached. Check the network connection, {AGAIN}")


def not_writable(what):
    return Trouble(f"{what} cannot be written. Allow writing there, {AGAIN}")


def of_system(error):
    """The sentence for an error of the operating system."""
    if error.errno == errno.ENOSPC:
        return no_space()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return not_writable(f"The folder or file {error.filename}")
    return Trouble(f"The operating system refused: {error}.")
