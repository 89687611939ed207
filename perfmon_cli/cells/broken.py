"""What spreadsheet programs show in place of the result of a broken formula."""

import re

#: Excel's own, those of its newer functions, Google's #ERROR! and LibreOffice's Err:502.
_WORDS = re.compile(
    r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!"
    r"|BUSY!|EXTERNAL!|PYTHON!|TIMEOUT!|GETTING_DATA|ERROR!)|Err:[0-9]{3}",
    re.IGNORECASE,
)


def is_error_word(text: str) -> bool:
    """Whether a text is what a broken formula shows, and nothing else."""
    return text[:1] in {"#", "E", "e"} and _WORDS.fullmatch(text) is not None
