"""Finding a project and what lies in it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from perfmon_cli import project
from perfmon_cli.errors import ExitCode, InputError, PerfmonError, UsageError
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
    assert [str(found) for found in texts.findings] == [
        "commentary/2022Q1/a.md: PM504 This is a link to something outside the project. Copy the "
        "file itself into the folder."
    ]


IN_ITS_PLACE = "Put the file itself in its place, or take the link away."


def to_nothing(path: Path) -> None:
    """A link to a share that is not mounted."""
    path.symlink_to("not-there")


def to_itself(path: Path) -> None:
    """A link that leads round in a circle."""
    path.symlink_to(path.name)


def to_a_device(path: Path) -> None:
    """A link that never ends where it is read."""
    path.symlink_to("/dev/zero")


def to_a_folder(path: Path) -> None:
    """A link to a folder of the project."""
    path.symlink_to(path.parent)


def a_pipe(path: Path) -> None:
    """A pipe, which would be waited at for ever."""
    os.mkfifo(path)


NO_FILES = [
    pytest.param(to_nothing, f"PM101 This is a link that leads to no file. {IN_ITS_PLACE}"),
    pytest.param(to_itself, f"PM101 This is a link that leads to no file. {IN_ITS_PLACE}"),
    pytest.param(
        to_a_device,
        "PM504 This is a link to something outside the project. Copy the file itself into the "
        "folder.",
    ),
    pytest.param(
        a_pipe,
        "PM101 This is not an ordinary file (a pipe or a device, perhaps). Put a file in its "
        "place, or take it away.",
    ),
]
FOLDERS = [
    pytest.param(
        Path.mkdir,
        "PM101 This is a folder under a file's name. Take the files out of it, and take it away.",
    ),
    pytest.param(to_a_folder, f"PM101 This is a link to a folder, not a file. {IN_ITS_PLACE}"),
]


@pytest.mark.parametrize("folder", ["2022Q1", "standing"])
@pytest.mark.parametrize(("place", "said"), [*NO_FILES, *FOLDERS])
def test_what_is_no_text_under_a_texts_name(
    tmp_path: Path, folder: str, place: Callable[[Path], None], said: str
) -> None:
    """It is an error at its own place: a text behind it would be missing unseen."""
    make(tmp_path)
    (tmp_path / "commentary" / folder).mkdir(parents=True)
    place(tmp_path / "commentary" / folder / "a.md")
    texts = project.texts(project.find(tmp_path), Quarter(2022, 1))
    assert texts.files == ()
    assert [str(found) for found in texts.findings] == [f"commentary/{folder}/a.md: {said}"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (to_nothing, "PM101 This is a link that leads to no folder."),
        (to_a_device, "PM504 This is a link to something outside the project."),
        (Path.touch, "PM101 This is not a folder."),
    ],
)
def test_what_is_no_folder_in_the_place_of_the_texts(
    tmp_path: Path, place: Callable[[Path], None], said: str
) -> None:
    """All the texts of the quarter would be missing."""
    make(tmp_path)
    (tmp_path / "commentary").mkdir()
    place(tmp_path / "commentary" / "2022Q1")
    texts = project.texts(project.find(tmp_path), Quarter(2022, 1))
    assert [str(found) for found in texts.findings] == [
        f"commentary/2022Q1: {said} Put a folder in its place, with the files themselves in it."
    ]


def test_a_link_within_the_project_is_read_under_its_own_name(tmp_path: Path) -> None:
    """Two names of one text are two texts."""
    make(tmp_path)
    folder = tmp_path / "commentary" / "2022Q1"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("A")
    (folder / "b.md").symlink_to("a.md")
    texts = project.texts(project.find(tmp_path), Quarter(2022, 1))
    assert texts.files == (("commentary/2022Q1/a.md", "A"), ("commentary/2022Q1/b.md", "A"))


@pytest.mark.parametrize(("place", "said"), NO_FILES)
def test_what_is_no_picture(tmp_path: Path, place: Callable[[Path], None], said: str) -> None:
    """It is said, not passed by."""
    make(tmp_path)
    (tmp_path / "icons").mkdir()
    place(tmp_path / "icons" / "1.png")
    (found,) = project.pictures(project.find(tmp_path)).findings
    assert str(found) == f"icons/1.png: {said}"


@pytest.mark.parametrize(("place", "said"), [*NO_FILES, *FOLDERS])
@pytest.mark.parametrize("name", ["page.css", "paper.docx"])
def test_what_is_no_template(
    tmp_path: Path, name: str, place: Callable[[Path], None], said: str
) -> None:
    """It is refused: perfmon's own would be taken unseen."""
    make(tmp_path)
    (tmp_path / "templates").mkdir()
    place(tmp_path / "templates" / name)
    found = project.find(tmp_path)
    looks: dict[str, Callable[[], object]] = {
        "page.css": lambda: project.style(found),
        "paper.docx": lambda: project.template(found, "paper.docx", tmp_path / "builtin.docx"),
    }
    with pytest.raises(PerfmonError) as refused:
        looks[name]()
    assert str(refused.value) == f"templates/{name}: {said}"
    assert refused.value.exit_code == (ExitCode.USAGE if "PM504" in said else ExitCode.INPUT)


@pytest.mark.parametrize(("place", "said"), NO_FILES)
def test_what_is_no_spreadsheet(tmp_path: Path, place: Callable[[Path], None], said: str) -> None:
    """It is refused in the data folder, and a finding in a sender's."""
    make(tmp_path)
    (tmp_path / "received").mkdir()
    place(tmp_path / "received" / "b.csv")
    found = project.find(tmp_path)
    assert [str(one) for one in project.received(found).findings] == [f"received/b.csv: {said}"]
    place(tmp_path / "data" / "b.csv")
    with pytest.raises(PerfmonError) as refused:
        project.spreadsheets(found)
    assert str(refused.value) == f"data/b.csv: {said}"


def test_a_link_to_a_folder_of_spreadsheets(tmp_path: Path) -> None:
    """It is not followed, so it is refused; in a project's own folder stand other things too."""
    make(tmp_path)
    (tmp_path / "share").mkdir()
    (tmp_path / "data" / "more").symlink_to("../share")
    with pytest.raises(InputError) as refused:
        project.spreadsheets(project.find(tmp_path))
    assert str(refused.value) == (
        f"data/more: PM101 This is a link to a folder, not a file. {IN_ITS_PLACE}"
    )
    (tmp_path / "perfmon.toml").write_text('data = "."')
    found = project.spreadsheets(project.find(tmp_path))
    assert [path.name for path in found] == ["figures.xlsx"]


def test_settings_that_cannot_be_found(tmp_path: Path) -> None:
    """A link to nothing is not a project without settings."""
    make(tmp_path)
    (tmp_path / "perfmon.toml").symlink_to("not-there")
    with pytest.raises(UsageError) as refused:
        project.find(tmp_path)
    assert str(refused.value) == (
        "perfmon.toml: PM501 This is not a file, or a link that leads to none. Put the file itself "
        "in its place, or take it away to use the usual folders."
    )


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


IN_PLACE = "Put a folder of the project in its place."


@pytest.mark.parametrize("name", ["out", "received", "commentary", "templates", "icons"])
def test_a_folder_that_leads_out_of_the_project_is_refused(tmp_path: Path, name: str) -> None:
    """A link in the place of a usual folder is named for itself: no setting names it."""
    make(tmp_path / "force")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "force" / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError) as refused:
        project.find(tmp_path / "force")
    assert str(refused.value) == (
        f"{name}: PM504 This is a link to something outside the project. {IN_PLACE}"
    )


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (to_itself, "is a link that leads round in a circle."),
        (to_nothing, "is a link that leads to no folder."),
        (Path.touch, "is not a folder."),
    ],
)
def test_what_is_no_folder(tmp_path: Path, place: Callable[[Path], None], said: str) -> None:
    """Nothing in it could be read, so it is not passed by; a setting is named where it is one."""
    make(tmp_path)
    place(tmp_path / "commentary")
    with pytest.raises(InputError) as refused:
        project.find(tmp_path)
    assert str(refused.value) == f"commentary: PM101 This {said} {IN_PLACE}"
    (tmp_path / "perfmon.toml").write_text('commentary = "commentary"')
    with pytest.raises(InputError) as refused:
        project.find(tmp_path)
    assert str(refused.value) == (
        f'perfmon.toml: PM101 "commentary = commentary" {said} {IN_PLACE}'
    )


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
    "config", ['data = "."', 'data = "."\nout = "a/b"', 'received = "out"\nout = "o"']
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


AGAIN = ": the next paper would be made from this one. Name another folder for out."


@pytest.mark.parametrize(
    ("config", "said"),
    [
        *(
            (
                f'out = "{root}"',
                '"out" is the folder of the project itself, which perfmon reads. Name a folder of '
                "its own for out.",
            )
            for root in (".", "", "data/..")
        ),
        *(
            (f'out = "{name}"', f'"{name}" and "out" are one folder{AGAIN}')
            for name in ("data", "received", "commentary", "templates", "published", "icons")
        ),
        ('out = "data/out"', f'"out" lies in the folder "data"{AGAIN}'),
        ('out = "icons/out"', f'"out" lies in the folder "icons"{AGAIN}'),
        ('published = "out"', f'"published" and "out" are one folder{AGAIN}'),
        ('commentary = "out/texts"', f'"commentary" lies in the folder "out"{AGAIN}'),
        ('received = "in/b"\nout = "in"', f'"received" lies in the folder "out"{AGAIN}'),
    ],
)
def test_outputs_among_the_inputs_are_refused(tmp_path: Path, config: str, said: str) -> None:
    """Nothing is left behind: neither a lock nor a log."""
    root = make(tmp_path, config)
    before = set(root.rglob("*"))
    with pytest.raises(UsageError) as refused:
        project.find(root)
    assert str(refused.value) == f"perfmon.toml: PM501 {said}"
    assert set(root.rglob("*")) == before


def test_one_folder_by_a_link(tmp_path: Path) -> None:
    """No setting is to blame, so the link is named."""
    root = make(tmp_path)
    (root / "out").mkdir()
    (root / "commentary").symlink_to("out")
    with pytest.raises(UsageError) as refused:
        project.find(root)
    assert str(refused.value) == f'commentary: PM501 "commentary" and "out" are one folder{AGAIN}'


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
    assert [(path.relative_to(root).as_posix(), can) for path, can in paths.items()] == [
        ("perfmon.toml", True),
        ("data/figures.xlsx", True),
        ("received/police/d.csv", True),
        ("commentary/standing/c.md", True),
        ("commentary/standing/out.md", False),
        ("commentary/2022Q1/a.md", True),
        ("commentary/2021Q4/b.md", True),
        ("icons/1.png", True),
    ]


def test_what_is_refused_in_place_of_the_texts_is_an_input(tmp_path: Path) -> None:
    """When it is gone, the paper is another one; what lies in it is not looked at."""
    root = make(tmp_path / "force")
    (root / "commentary").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.md").write_text("A")
    (root / "commentary" / "2022Q1").symlink_to(tmp_path / "elsewhere")
    (root / "commentary" / "2021Q4").symlink_to("not-there")
    paths = project.inputs(project.find(root), Quarter(2022, 1))
    assert {path.relative_to(root).as_posix() for path, can in paths.items() if not can} == {
        "commentary/2022Q1",
        "commentary/2021Q4",
    }
