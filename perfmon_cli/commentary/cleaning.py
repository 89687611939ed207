"""What mail and word processors leave in a text, put right without losing a word.

Line ends of any system become one; characters nobody sees go; a line of nothing but spaces is an
empty line; and a bullet pasted from Word or Outlook becomes one that starts a list.
"""

import re

#: Stand in for live figures while Markdown is read; text cannot hold them (they are taken out).
OPEN, CLOSE = "\ue000", "\ue001"

_LINE_ENDS = re.compile("\r\n?|\x0b|\x85|\u2028")
_PARAGRAPH_ENDS = re.compile("\x0c|\u2029")
#: Control characters, soft hyphens, spaces without width, byte order marks, what turns the
#: direction of text (and with it the digits of a figure), what is no character, and our own marks.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"
    f"\ufeff\ufffe\uffff{OPEN}{CLOSE}]"
)
_ONLY_SPACES = re.compile(r"^[^\S\n]+$", re.MULTILINE)
_PASTED_BULLET = re.compile(r"^[^\S\n]*[•●▪■‣·\uf0b7\uf0a7][^\S\n]+", re.MULTILINE)
_PASTED_INNER_BULLET = re.compile(r"^[^\S\n]*(?:[◦○][^\S\n]+|o\t[^\S\n]*)", re.MULTILINE)
_HARD_SPACE = re.compile(r"^([ \t]*(?:[-*+]|[0-9]{1,9}[.)]|#{1,6}|>))\xa0+", re.MULTILINE)


def clean(text: str) -> str:
    """The same words with plain line ends, and with lists where bullets were pasted.

    Line numbers stay those an editor shows, save after a page break within the text. Curly quotes,
    dashes and non-breaking spaces between words are the author's and stay.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSEEN.sub("", _PARAGRAPH_ENDS.sub("\n\n", text))
    text = _ONLY_SPACES.sub("", text)
    text = _PASTED_BULLET.sub("- ", text)
    text = _PASTED_INNER_BULLET.sub("  - ", text)
    return _HARD_SPACE.sub(r"\1 ", text)
