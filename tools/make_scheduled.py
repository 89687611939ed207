"""Write the file for the Windows Task Scheduler, in UTF-16 as it exports its tasks itself."""

from pathlib import Path

TASK = Path(__file__).resolve().parents[1] / "examples" / "scheduled" / "windows-task.xml"

_TEXT = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Builds the draft of the performance paper every working morning.</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2022-01-03T06:30:00</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByWeek>
        <DaysOfWeek>
          <Monday />
          <Tuesday />
          <Wednesday />
          <Thursday />
          <Friday />
        </DaysOfWeek>
        <WeeksInterval>1</WeeksInterval>
      </ScheduleByWeek>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>PT30M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>%USERPROFILE%\\my-force\\scheduled-build.cmd</Command>
      <WorkingDirectory>%USERPROFILE%\\my-force</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""


def text() -> bytes:
    """The file's bytes: UTF-16 with its mark, Windows line ends."""
    return _TEXT.replace("\n", "\r\n").encode("utf-16")


if __name__ == "__main__":
    TASK.write_bytes(text())
