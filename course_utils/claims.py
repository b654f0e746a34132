"""The table "Measured here" at the end of a lesson: claims, the numbers that back them, a verdict.

    Claims(
        ("two lines are needed for XOR", "best of one line: 3 of 4", best == 3),
        ...
    )

A claim that is not true raises an AssertionError that names it, so that a lesson which has
stopped being true stops running, in front of a reader and in CI alike.
"""

from html import escape

HEAD = ("Claim", "Measured", "Holds")


class Claims:
    """Rows of (claim, what was measured, whether it holds); shows as a table."""

    def __init__(self, *rows):
        if not rows:
            raise ValueError("a table of claims needs at least one claim")
        self.rows = [(str(claim), str(number), bool(holds)) for claim, number, holds in rows]
        broken = [f"{claim} ({number})" for claim, number, holds in self.rows if not holds]
        if broken:
            raise AssertionError("no longer true: " + "; ".join(broken))

    def __repr__(self):
        return "\n".join(f"✓ {claim}: {number}" for claim, number, _ in self.rows)

    def _repr_html_(self):
        head = "".join(f'<th scope="col" style="text-align:left">{text}</th>' for text in HEAD)
        cell = '<td style="text-align:left">'
        body = "".join(
            f"<tr>{cell}{escape(claim)}</td>{cell}{escape(number)}</td>{cell}✓</td></tr>"
            for claim, number, _ in self.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
