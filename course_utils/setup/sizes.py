"""What has to be downloaded and how much disk it takes, said before anything starts.

Megabytes of the wheels for the pinned versions, each with the packages that come only with
it. pip knows them too, but only while it downloads. Measured with `pip download` for the
wheels and on Linux with the files after installing.
"""

import platform
import shutil
import sys
from pathlib import Path

from course_utils.setup.trouble import no_space

SMALL = (1, 3)
PACKAGES = {
    "jupyterlab": (35, 150),
    "ipykernel": (12, 85),
    "ipywidgets": (4, 20),
    "numpy": (17, 71),
    "matplotlib": (20, 85),
    "pillow": (7, 22),
    "scikit-learn": (45, 195),
    "mlxtend": (15, 95),
    "torchvision": (8, 25),
    "ruff": (11, 25),
    "playwright": (56, 175),
}
# On Linux the plain torch needs the CUDA libraries and triton.
TORCH = {"linux": (3000, 5600), "linux cpu": (200, 850), "darwin": (150, 670), "win32": (140, 600)}


def torch_kind(cpu):
    kind = sys.platform if sys.platform in TORCH else "linux"
    return "linux cpu" if kind == "linux" and cpu else kind


def of(missing, cpu):
    """Gigabytes to download and gigabytes on the disk afterwards."""
    sizes = [PACKAGES.get(name, SMALL) for name in missing if name != "torch"]
    if "torch" in missing:
        sizes.append(TORCH[torch_kind(cpu)])
    return tuple(sum(column) / 1000 for column in zip(*sizes, strict=True)) or (0, 0)


def announce(missing, cpu):
    download, disk = of(missing, cpu)
    print(f"To install: {', '.join(missing)}, and what they need.")
    print(
        f"About {gigabytes(download)} will be downloaded. It takes about {gigabytes(disk)} of disk,"
        f" and {gigabytes(download + disk)} while it is being installed."
    )
    if "torch" in missing and sys.platform == "linux" and not cpu and not nvidia_driver():
        smaller = of(missing, cpu=True)
        print(
            f"This computer has no NVIDIA driver, so a smaller PyTorch is enough: stop this "
            f"with Ctrl-C and add --cpu to the command. Then it is about {gigabytes(smaller[0])} "
            f"to download and {gigabytes(smaller[1])} of disk."
        )
    print(flush=True)


def gigabytes(amount):
    return f"{amount:.1f} GB" if amount >= 0.1 else f"{max(1, round(amount * 1000))} MB"


def nvidia_driver():
    return bool(shutil.which("nvidia-smi")) or Path("/proc/driver/nvidia/version").exists()


def check_space(folder, missing, cpu):
    """Raise if the disk is too full; return whether there is room for pip to keep a second
    copy of each download, which saves time if the installation has to be resumed."""
    download, disk = of(missing, cpu)
    free = shutil.disk_usage(folder).free / 1e9
    if free < download + disk:
        raise no_space(download + disk, free)
    return free > 2 * download + disk


def computer():
    return f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
