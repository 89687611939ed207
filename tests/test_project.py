"""Finding a project and what lies in it."""

from pathlib import Path

import pytest

from perfmon_cli import project
from perfmon_cli.errors import InputError, UsageError
from perfmon_cli.period import Quarter

PNG = b"\x89PNG\r\n\x1a\n"


def make(root: Path, config: str | None = None) -> Path:
    """A project of one empty workbook."""
    (root / "data").mkdir(parents=True)
    (root / "data" / "figures.xlsx").write_bytes(b"")
    if config is not None:
        (root / "perfmon.toml").write_text(config, encoding="utf-8")
    return root


def test_a_project_is_found_from_a_folder_within_it(tmp_path: Path) -> None:
    """A project is found by walking up from the current folder."""
    make(tmp_path / "force")
    inner = tmp_path / "force" / "commentary" / "2022Q1"
    inner.mkdir(parents=True)
    assert project.find(inner).root == (tmp_path / "force").resolve()


def test_without_a_project_it_says_how_to_make_one(tmp_path: Path) -> None:
    """No project is wrong usage, with the way out."""
    with pytest.raises(UsageError) as refused:
        project.find(tmp_path)
    assert str(refused.value) == (
        f'There is no perfmon project in "{tmp_path}" or above it (no perfmon.toml, no data '
        "folder). Go into a project's folder, name one with --project, or make one with: "
        "perfmon init DIR"
    )


@pytest.mark.parametrize(
    ("config", "message"),
    [
        pytest.param(
            'dat = "x"',
            'perfmon.toml: PM501 the setting "dat" is not known. Did you mean "data"?',
            id="misspelt",
        ),
        pytest.param(
            "formats = 3", 'perfmon.toml: PM501 the setting "formats" must be a list.', id="type"
        ),
        pytest.param(
            'formats = ["dcox"]',
            'perfmon.toml: PM501 "dcox" is not a format. Did you mean "docx"?',
            id="format",
        ),
        pytest.param(
            'out = "../elsewhere"',
            'perfmon.toml: PM504 the folder "out = ../elsewhere" lies outside the project. '
            "Name a folder within it.",
            id="outside",
        ),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, config: str, message: str) -> None:
    """Each wrong line of perfmon.toml has a message of its own."""
    make(tmp_path, config)
    with pytest.raises(UsageError) as refused:
        project.find(tmp_path)
    assert str(refused.value) == message


def test_a_broken_config_is_refused_in_plain_words(tmp_path: Path) -> None:
    """A file that is not TOML never gives a traceback."""
    make(tmp_path, "= = =")
    with pytest.raises(UsageError, match=r"perfmon\.toml: PM501 the file cannot be read"):
        project.find(tmp_path)


def test_spreadsheets_leave_out_lock_files(tmp_path: Path) -> None:
    """What Excel and LibreOffice put beside an open file is not data."""
    make(tmp_path)
    for name in ("~$figures.xlsx", ".~lock.figures.xlsx#", "b.ods", "notes.docx"):
        (tmp_path / "data" / name).write_bytes(b"")
    found = project.spreadsheets(project.find(tmp_path))
    assert [path.name for path in found] == ["b.ods", "figures.xlsx"]


def test_a_data_folder_without_spreadsheets_is_an_input_error(tmp_path: Path) -> None:
    """Nothing to read is said before anything is started."""
    (tmp_path / "data").mkdir()
    (tmp_path / "perfmon.toml").write_text("schema = 1")
    with pytest.raises(InputError, match='there is no spreadsheet in "data"'):
        project.spreadsheets(project.find(tmp_path))


def test_texts_come_standing_first_and_say_their_encoding(tmp_path: Path) -> None:
    """Standing texts, then the quarter's; Windows text is read and said."""
    make(tmp_path)
    for name, data in (("standing/a.md", b"A"), ("2022Q1/b.md", "£5".encode("cp1252"))):
        path = tmp_path / "commentary" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    texts = project.texts(project.find(tmp_path), Quarter(2022, 1))
    assert texts.files == (("commentary/standing/a.md", "A"), ("commentary/2022Q1/b.md", "£5"))
    assert [str(found) for found in texts.findings] == [
        (
            "commentary/2022Q1/b.md: PM111 The text is not UTF-8; it was read as Windows text "
            "(cp1252). Look at pounds, quotes and dashes, and save it as UTF-8."
        )
    ]


def test_a_text_that_leads_out_of_the_project_is_not_read(tmp_path: Path) -> None:
    """A link to a file elsewhere is a finding."""
    make(tmp_path / "force")
    (tmp_path / "secret.md").write_text("secret")
    folder = tmp_path / "force" / "commentary" / "2022Q1"
    folder.mkdir(parents=True)
    (folder / "a.md").symlink_to(tmp_path / "secret.md")
    texts = project.texts(project.find(tmp_path / "force"), Quarter(2022, 1))
    assert texts.files == ()
    assert [found.code for found in texts.findings] == ["PM504"]


def test_pictures_are_known_by_content(tmp_path: Path) -> None:
    """A PNG is taken, anything in a picture's clothes is a finding."""
    make(tmp_path)
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "good.png").write_bytes(PNG + b"x")
    (tmp_path / "icons" / "bad.png").write_bytes(b"<svg onload='x'/>")
    pictures = project.pictures(project.find(tmp_path))
    assert list(pictures.images) == ["good.png"]
    assert [str(found) for found in pictures.findings] == [
        (
            "icons/bad.png: PM103 The picture is a drawing (SVG), which may hold scripts and "
            "links. Open it in a browser or in Inkscape and save it as PNG."
        )
    ]


@pytest.mark.parametrize("name", ["out", "commentary", "templates"])
def test_a_folder_that_leads_out_of_the_project_is_refused(tmp_path: Path, name: str) -> None:
    """A link in the place of a usual folder is named, though no setting names it."""
    make(tmp_path / "force")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "force" / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match=f'PM504 the folder "{name} = {name}" lies outside'):
        project.find(tmp_path / "force")


def test_a_word_file_under_a_texts_name_is_refused(tmp_path: Path) -> None:
    """What is not text is said, not printed."""
    make(tmp_path)
    folder = tmp_path / "commentary" / "2022Q1"
    folder.mkdir(parents=True)
    (folder / "a.md").write_bytes(b"PK\x03\x04 and more")
    texts = project.texts(project.find(tmp_path), Quarter(2022, 1))
    assert texts.files == ()
    assert [str(found) for found in texts.findings] == [
        "commentary/2022Q1/a.md: PM103 The file is not plain text (a Word file, perhaps, under "
        "another name). Save it as plain text in UTF-8."
    ]


def test_received_files_are_found_by_sender(tmp_path: Path) -> None:
    """Spreadsheets of the senders' folders, sorted; locks, copies and other files are left out."""
    make(tmp_path)
    names = ("police/b.csv", "police/2022Q1/a.xls", "nhs/Z.XLSX", "loose.ods")
    left_out = ("police/~$b.xlsx", "police/b (conflicted copy 2022-03-01).csv", "police/mail.docx")
    for name in (*names, *left_out):
        path = tmp_path / "received" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    found = project.received(project.find(tmp_path))
    assert found.folder == "received"
    assert [path.relative_to(tmp_path.resolve()).as_posix() for path in found.files] == [
        *("received/loose.ods", "received/nhs/Z.XLSX"),
        *("received/police/2022Q1/a.xls", "received/police/b.csv"),
    ]
    assert found.findings == ()


def test_without_a_received_folder_there_are_no_received_files(tmp_path: Path) -> None:
    """The folder is optional."""
    found = project.find(make(tmp_path))
    assert project.received(found) == project.Received()


def test_links_out_of_the_project_are_refused(tmp_path: Path) -> None:
    """A link to a file or folder elsewhere is PM504 and is not read; one within the project is."""
    root = make(tmp_path / "force")
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "a.csv").write_bytes(b"x")
    folder = root / "received" / "police"
    folder.mkdir(parents=True)
    (folder / "link.csv").symlink_to(outside / "a.csv")
    (folder / "share").symlink_to(outside)
    (folder / "letter.docx").symlink_to(outside / "a.csv")
    (folder / "inside.xlsx").symlink_to(root / "data" / "figures.xlsx")
    found = project.received(project.find(root))
    assert [path.name for path in found.files] == ["inside.xlsx"]
    assert [(found.where.file if found.where else "", str(found)) for found in found.findings] == [
        (
            f"received/police/{name}",
            f"received/police/{name}: PM504 This is a link to something outside the project. Copy "
            "the file itself into the folder.",
        )
        for name in ("link.csv", "share")
    ]


def test_a_received_folder_within_the_data_folder_is_the_senders(tmp_path: Path) -> None:
    """What lies in the received folder is never read as a workbook of one's own."""
    root = make(tmp_path, 'received = "data/sent"')
    (root / "data" / "sent").mkdir()
    (root / "data" / "sent" / "a.csv").write_bytes(b"x")
    found = project.find(root)
    assert [path.name for path in project.spreadsheets(found)] == ["figures.xlsx"]
    received = project.received(found)
    assert (received.folder, [path.name for path in received.files]) == ("data/sent", ["a.csv"])


@pytest.mark.parametrize(
    "config", ['data = "."', 'out = "data/out"', 'received = "out"\nout = "o"']
)
def test_what_perfmon_wrote_is_never_an_input(tmp_path: Path, config: str) -> None:
    """Wherever the folders lie in each other: the next paper is not made from the last one."""
    root = make(tmp_path, config)
    found = project.find(root)
    draft = found.folders["out"] / "2022Q1" / "draft-01"
    draft.mkdir(parents=True)
    (draft / "Checks.xlsx").write_bytes(b"x")
    (draft / "indicators.csv").write_bytes(b"x")
    paths = (*project.spreadsheets(found), *project.received(found).files)
    assert {path.name for path in paths} == {"figures.xlsx"}


@pytest.mark.parametrize("config", ['out = "data"', 'out = "commentary"', 'published = "out"'])
def test_one_folder_for_inputs_and_outputs_is_refused(tmp_path: Path, config: str) -> None:
    """PM504."""
    with pytest.raises(UsageError, match=r"PM504 .* are one folder: the next paper would be made"):
        project.find(make(tmp_path, config))


def test_all_inputs_of_a_quarter(tmp_path: Path) -> None:
    """Settings, spreadsheets, texts of this quarter and the last, standing ones, pictures."""
    root = make(tmp_path, "schema = 1")
    for name in (
        "commentary/2022Q1/a.md",
        "commentary/2022Q1/notes.txt",
        "commentary/2021Q4/b.md",
        "commentary/2021Q3/too-old.md",
        "commentary/standing/c.md",
        "icons/1.png",
        "icons/~$1.png",
        "received/police/d.csv",
        "received/police/letter.docx",
        "data/~$figures.xlsx",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x")
    (root / "commentary" / "standing" / "out.md").symlink_to(tmp_path / "elsewhere.md")
    paths = project.inputs(project.find(root), Quarter(2022, 1))
    assert [path.relative_to(root).as_posix() for path in paths] == [
        "perfmon.toml",
        "data/figures.xlsx",
        "received/police/d.csv",
        "commentary/standing/c.md",
        "commentary/2022Q1/a.md",
        "commentary/2021Q4/b.md",
        "icons/1.png",
    ]


def test_links_that_lead_round_in_a_circle(tmp_path: Path) -> None:
    """They lead nowhere: none is read, and a folder of a setting is refused in words."""
    root = make(tmp_path / "p")
    for folder in ("received/Force", "icons", "templates", "commentary/2022Q1"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    links = ("received/Force/a.xlsx", "icons/a.png", "templates/page.css", "templates/paper.docx")
    for name in (*links, "commentary/2022Q1/a.md", "loop"):
        link = root / name
        link.symlink_to(link.name)
    found = project.find(root, root)
    inside = {path.relative_to(root).as_posix() for path in project.inputs(found, Quarter(2022, 1))}
    assert not inside & set(links)
    (told,) = project.received(found).findings
    assert told.code == "PM504"
    (root / "perfmon.toml").write_text('out = "loop"', encoding="utf-8")
    with pytest.raises(UsageError, match="PM504"):
        project.find(root, root)
