"""Build a set again from what its manifest names, and compare: `perfmon doctor --rebuild-check`."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from perfmon_cli import __version__, outputs, pipeline, project, provenance
from perfmon_cli.errors import ExitCode, InputError
from perfmon_cli.opening import opened
from perfmon_cli.period import parse_quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """How a set and what comes out today differ; names of files are the set's or the project's."""

    folder: Path
    inputs: tuple[str, ...] = ()  #: changed, gone or new since; then nothing was built
    versions: tuple[tuple[str, str, str], ...] = ()  #: name, then, now ("" where it is not there)
    edited: tuple[str, ...] = ()  #: not as perfmon wrote them
    differing: tuple[str, ...] = ()  #: come out otherwise today
    count: int = 0  #: how many files were compared

    @property
    def exit_code(self) -> ExitCode:
        """Whether the same inputs gave the same bytes."""
        return ExitCode.DATA if self.inputs or self.differing else ExitCode.DONE


def rebuild(folder: Path, named: Path | None = None) -> Rebuilt:
    """Build a set's paper again in memory and compare every file with the manifest.

    The project is the one named, else the one the folder lies in. Nothing is written anywhere.

    Raises:
        InputError: the folder holds no manifest that is as perfmon wrote it.
        PerfmonError: there is no project, or its paper cannot be built any more.
    """
    written = outputs.read(folder)
    if written is None:
        raise InputError(
            f'"{folder}" {outputs.why_none(folder)}; so it is not known what it was made from. '
            "Name the folder of a draft or of a final paper, as it was written."
        )
    found = project.find(folder.resolve(), named)
    quarter = parse_quarter(written.manifest.quarter)
    now = dict(provenance.inputs(found, quarter).as_listed())
    there = Rebuilt(
        folder=folder,
        inputs=tuple(provenance.differing(dict(written.manifest.inputs), now)),
        versions=_versions(written.manifest),
        edited=_edited(folder, written),
    )
    if there.inputs:
        return there
    made = _made(found, written.manifest)
    was = {output.path: output.sha256 for output in written.outputs}
    return Rebuilt(
        folder=folder,
        versions=there.versions,
        edited=there.edited,
        differing=tuple(provenance.differing(was, made)),
        count=len(was.keys() | made.keys()),
    )


def words(rebuilt: Rebuilt) -> Iterator[str]:
    """What to say of it, the answer last."""
    for name, then, now in rebuilt.versions:
        yield f"{name}: {then or 'not there'} then, {now or 'not there'} now"
    for name in rebuilt.edited:
        yield f"{name} in the folder is not as perfmon wrote it"
    if rebuilt.inputs:
        names = ", ".join(rebuilt.inputs)
        yield f"Nothing was built: changed, gone or new since are {names}. Put back what was used."
        return
    for name in rebuilt.differing:
        yield f"{name} comes out otherwise"
    if rebuilt.differing:
        why = "Other versions may be why." if rebuilt.versions else "Nothing that is known is why."
        yield f"{len(rebuilt.differing)} of {rebuilt.count} files differ. {why}"
    else:
        yield f"All {rebuilt.count} files come out with the same bytes."


def _made(found: project.Project, manifest: outputs.Manifest) -> dict[str, str]:
    """The hashes of what comes out today; nothing where a final paper may not be written now."""
    formats = manifest.options.get("formats")
    quarter = parse_quarter(manifest.quarter)
    made: dict[str, bytes] = {}
    job = pipeline.Job(
        project=found,
        quarter=quarter,
        opened=opened(found, quarter),
        formats=tuple(map(str, formats)) if isinstance(formats, list) else found.formats,
        take=made.update,
        final=manifest.options.get("final") is True,
        split=manifest.options.get("split") is True,
    )
    pipeline.build(job)
    return {name: hashlib.sha256(data).hexdigest() for name, data in made.items()}


def _versions(manifest: outputs.Manifest) -> tuple[tuple[str, str, str], ...]:
    then = {"perfmon": manifest.perfmon, **manifest.versions}
    now = {"perfmon": __version__, **provenance.versions()}
    names = provenance.differing(then, now)
    return tuple((name, then.get(name, ""), now.get(name, "")) for name in names)


def _edited(folder: Path, written: outputs.Written) -> tuple[str, ...]:
    was = {output.path: output.sha256 for output in written.outputs}
    here = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in was
        if (folder / name).is_file()
    }
    return tuple(provenance.differing(was, here))
