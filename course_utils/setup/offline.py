"""A process with no network but its own computer: a network namespace without routes (Linux)."""

import shutil
import subprocess
import sys

# In a new namespace even the loopback device, which kernels talk over, is switched off.
LOOPBACK_ON = """
import fcntl, os, socket, struct, sys
SIOCSIFFLAGS, UP, RUNNING = 0x8914, 0x1, 0x40
fcntl.ioctl(socket.socket(), SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", UP | RUNNING))
os.execvp(sys.argv[1], sys.argv[1:])
"""


def without_network(command: list) -> list:
    """The command, to be run where no other computer can be reached."""
    # --mount: so that tests may mount small disks and read-only folders that nobody else sees.
    alone = ["unshare", "--map-root-user", "--net", "--mount"]
    return [*alone, sys.executable, "-c", LOOPBACK_ON, *command]


def possible() -> bool:
    """Whether this system lets us make such a namespace."""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run(without_network(["true"]), capture_output=True).returncode == 0
