@echo off
rem Builds the draft; run by the Windows Task Scheduler (windows-task.xml), or by a double-click.
rem Windows sends no mail: when something is wrong, what perfmon says is in out\last-problem.txt
rem and a window shows it; a run that ends well takes that file away.
pushd "%~dp0"
rem Not "perfmon" alone: Windows has a program of that name, the Performance Monitor.
set PERFMON=py -m perfmon_cli
if exist "..\.venv\Scripts\perfmon.exe" set PERFMON="..\.venv\Scripts\perfmon.exe"
if exist ".venv\Scripts\perfmon.exe" set PERFMON=".venv\Scripts\perfmon.exe"
if not exist out mkdir out
%PERFMON% build --quarter latest --if-changed --quiet >out\last-run.txt 2>&1
set CODE=%ERRORLEVEL%
if "%CODE%"=="0" (
  del out\last-run.txt
  if exist out\last-problem.txt del out\last-problem.txt
) else (
  move /y out\last-run.txt out\last-problem.txt >nul
  start "perfmon" notepad out\last-problem.txt
)
popd
exit /b %CODE%
