"""Numbers of any size as words a reader can take in: 0.0035, 12, 3.5 · 10⁻⁷."""

from . import style

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def ten_to(exponent):
    """10⁻⁷ for -7."""
    return "10" + str(exponent).translate(_RAISED)


def signed(value):
    """A finite number with about two digits: 0.0035, 12 or −3.5 · 10⁻⁷."""
    if value == 0:
        return "0"
    lead, exponent = f"{value:.1e}".split("e")
    exponent = int(exponent)
    if not -4 < exponent < 4:
        return f"{lead} · {ten_to(exponent)}".replace("-", "−")
    return style.number(value, min(max(1 - exponent, 0), 4) if exponent else 2)
