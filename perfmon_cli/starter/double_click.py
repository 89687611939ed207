"""Files to double-click: check, build a draft, build the final paper, without a terminal.

Each asks for the quarter, does its work in the project it lies in, and waits for Enter. perfmon is
looked for in `.venv` of the project or of the folder above it, then on the path; on Windows, whose
Performance Monitor has the same name, in the Python of `py` instead.
"""

from pathlib import Path

FOLDER = "start"

_TASKS = {"check": "Check", "draft": "Build draft", "final": "Build final"}
_SAYS = {
    "check": "Says everything that is wrong with the figures and texts",
    "draft": "Builds a draft of the paper",
    "final": "Builds the final paper",
}
_MISSING = "perfmon was not found. Install it as its README says, or ask the person who set it up."

_WINDOWS = """\
@echo off
rem {says}. The window stays open until you press Enter.
title perfmon: {name}
pushd "%~dp0..\\.."
if exist ".venv\\Scripts\\perfmon.exe" (
  ".venv\\Scripts\\perfmon.exe" menu {task}
  goto end
)
if exist "..\\.venv\\Scripts\\perfmon.exe" (
  "..\\.venv\\Scripts\\perfmon.exe" menu {task}
  goto end
)
py -c "import perfmon_cli" >nul 2>nul
if not errorlevel 1 (
  py -m perfmon_cli menu {task}
  goto end
)
echo {missing}
pause
:end
popd
"""
_SHELL = """\
#!/bin/sh
# {says}. The window stays open until you press Enter.
cd "$(dirname "$0")/../.." || exit 1
for perfmon in .venv/bin/perfmon ../.venv/bin/perfmon; do
  [ -x "$perfmon" ] && exec "$perfmon" menu {task}
done
command -v perfmon >/dev/null && exec perfmon menu {task}
echo "{missing}"
echo "Press Enter to close this window."
read -r _
exit 1
"""
_DESKTOP = """\
[Desktop Entry]
Type=Application
Name={name}
Comment={says}
Exec=sh -c "exec sh \\\\"\\\\$(dirname \\\\"\\\\$1\\\\")/{task}.sh\\\\"" sh %k
Terminal=true
"""


def files() -> dict[str, bytes]:
    """The starters by their paths within a project; those ending in .sh and .command are run."""
    made: dict[str, bytes] = {}
    for task, name in _TASKS.items():
        words = {"task": task, "name": name, "says": _SAYS[task], "missing": _MISSING}
        shell = _SHELL.format(**words).encode()
        windows = _WINDOWS.format(**words).replace("\n", "\r\n").encode()
        made[f"{FOLDER}/windows/{name}.cmd"] = windows
        made[f"{FOLDER}/mac/{name}.command"] = shell
        made[f"{FOLDER}/linux/{task}.sh"] = shell
        made[f"{FOLDER}/linux/{name}.desktop"] = _DESKTOP.format(**words).encode()
    return made


def write(project: Path) -> None:
    """Write the starters into a project; raises OSError."""
    for name, data in files().items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o644 if path.suffix == ".cmd" else 0o755)
