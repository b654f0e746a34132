"""A real series of numbers, in time: one a year since 1700."""

import hashlib

import numpy as np

from .places import ROOT

FILE = ROOT / "data" / "sunspots.csv"
SHA256 = "74b8e3acb9886b68abe9c56f6081257d522e2cb2470f17dbf597b396f4ea1706"


def sunspots():
    """Spots on the sun, the mean of each year from 1700 to 2008: years, counts.

    Returns years (309,) int64 and counts (309,) float64, 0 to about 190.  Source and licence
    (public domain) stand in data/README.md.  Raises ValueError if the file was changed.
    """
    raw = FILE.read_bytes().replace(b"\r\n", b"\n")  # git may have given it Windows' line ends
    if hashlib.sha256(raw).hexdigest() != SHA256:
        raise ValueError(f"data/{FILE.name} was changed; `git checkout data/{FILE.name}` brings it "
                         "back")
    rows = [line.split(",") for line in raw.decode("ascii").split()[1:]]
    return np.array([int(year) for year, _ in rows]), np.array([float(n) for _, n in rows])
