"""The answer of a check as a small card: HTML in JupyterLab, the same words as plain text."""

from html import escape

LOOKS = {
    # state: (mark, headline, border, background, text)
    "not started": ("○", "Not started", "#8c959f", "#f6f8fa", "#1f2328"),
    "right": ("✓", "Right", "#1a7f37", "#dafbe1", "#0b3d1a"),
    "not yet": ("✗", "Not yet", "#bc4c00", "#fff1e5", "#5a2500"),
    "hint": ("?", "Hint", "#5b2a86", "#f5effb", "#33184f"),
    "solution": ("≡", "One solution", "#0b6bb8", "#eef6fc", "#0a2f50"),
}


class Card:
    """``state`` (a key of LOOKS), the exercise's name, lines of text, and perhaps code."""

    def __init__(self, state, name, lines, code=""):
        self.state, self.name, self.lines, self.code = state, name, list(lines), code

    def __repr__(self):
        mark, headline, *_ = LOOKS[self.state]
        code = ["", self.code] if self.code else []
        return "\n".join([f"{mark} {headline}: {self.name}", *self.lines, *code])

    def _repr_html_(self):
        mark, headline, border, background, text = LOOKS[self.state]
        lines = "".join(f'<div style="margin-top:3px">{escape(line)}</div>' for line in self.lines)
        code = (
            f'<pre style="margin:6px 0 0;color:{text};background:transparent">'
            f"{escape(self.code)}</pre>"
            if self.code
            else ""
        )
        return (
            f'<div class="cu-card" role="status" style="border-left:5px solid {border};'
            f"background:{background};color:{text};padding:8px 14px;border-radius:4px;"
            f'max-width:860px;font-size:14px;line-height:1.45">'
            f"<b>{mark} {headline}</b> · <code style=\"color:{text};background:transparent\">"
            f"{escape(self.name)}</code>{lines}{code}</div>"
        )
