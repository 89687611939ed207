"""What can be wrong with a Word template."""

from perfmon_cli.errors import ExitCode, PerfmonError


class TemplateError(PerfmonError):
    """The Word template cannot be used; the other outputs can still be made.

    Its text is the place and the problem, for a finding that has the code and remedy beside it.
    `code` is PM502 (something in it cannot be filled) or PM503 (it is of the wrong kind);
    `place` names the part and the paragraph, "" when it is the whole file; `remedy` says what
    to do in Word.
    """

    exit_code = ExitCode.DATA

    def __init__(
        self, problem: str, place: str = "", *, remedy: str = "", code: str = "PM502"
    ) -> None:
        super().__init__(f"{place}: {problem}" if place else problem)
        self.problem = problem
        self.place = place
        self.remedy = remedy
        self.code = code
