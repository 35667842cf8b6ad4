"""Banks of questions as packages in QTI, which most learning platforms import.

::

    backwire render product.circuit -f moodle --vary 1 --count 30
    backwire-qti Output/product/product-moodle.xml -o product-qti.zip

The questions of variants are drawn from: each student gets one of each.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from ._bank import Question, questions
from ._command import ArgumentParser, BackwireError

#: A file of a package: its path and its bytes.
File = tuple[str, bytes]
#: The questions of a category, of which each student gets all or, where they are variants, one.
Section = tuple[tuple[str, ...], list[Question]]

# The earliest date that a ZIP can have: equal banks make equal packages.
DATE = (1980, 1, 1, 0, 0, 0)


def package(bank: bytes, version: str = "2.1") -> Iterator[File]:
    """Make the files of a package.

    :param bank: what ``backwire render -f moodle`` or ``backwire merge`` wrote.
    :param version: ``2.1``, which is the most widely read; ``3.0``, which takes citolab-qti-convert; or ``1.2`` with
        what Canvas adds to it, for its classic quizzes.
    :raises BackwireError: where the bank is none, or the version unknown.
    """
    if version not in WRITERS:
        raise BackwireError(f"there is no version '{version}': write {', '.join(WRITERS)}", 64)
    return WRITERS[version](sections(bank))


def sections(bank: bytes) -> list[Section]:
    """Give the questions by category."""
    found: dict[tuple[str, ...], list[Question]] = {}
    for question in questions(bank):
        found.setdefault(question.category, []).append(question)
    if not found:
        raise BackwireError("there is no question in this bank", 65)
    return list(found.items())


def save(bank: bytes, path: str | Path, version: str = "2.1") -> None:
    """Write a package, which is there when it is whole and not before. See ``package``."""
    goal = Path(path)
    files = package(bank, version)
    try:
        with tempfile.NamedTemporaryFile(dir=goal.parent, prefix=f".{goal.name}-", delete=False) as aside:
            try:
                write(files, aside)
                aside.close()
                Path(aside.name).chmod(0o644)
                Path(aside.name).replace(goal)
            except BaseException:
                Path(aside.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise BackwireError(f"{goal} cannot be written: {error.strerror}", 73) from error


def write(files: Iterator[File], stream: object) -> None:
    """Write the ZIP of a package."""
    with zipfile.ZipFile(stream, "w") as archive:  # type: ignore[call-overload]
        for name, content in files:
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)


def two(found: list[Section]) -> Iterator[File]:
    """Write version 2.1."""
    from ._qti_two import files

    return files(found)


def three(found: list[Section]) -> Iterator[File]:
    """Write version 3.0, of version 2.1."""
    try:
        from qti_convert import upgrade_package_files
    except ModuleNotFoundError as missing:
        raise BackwireError("QTI 3.0 needs citolab-qti-convert: pip install 'backwire[qti]'", 70) from missing
    upgraded = upgrade_package_files(dict(two(found))).files
    for name, content in sorted(upgraded.items(), key=lambda file: (file[0] != "imsmanifest.xml", file[0])):
        yield name, content.encode() if isinstance(content, str) else content


def one(found: list[Section]) -> Iterator[File]:
    """Write version 1.2."""
    from ._qti_one import files

    return files(found)


WRITERS: dict[str, Callable[[list[Section]], Iterator[File]]] = {"2.1": two, "3.0": three, "1.2": one}


def main() -> None:
    """Make a package of a bank, as the command ``backwire-qti``."""
    parser = ArgumentParser(prog="backwire-qti", description="Make a QTI package of a bank of questions.")
    parser.add_argument("bank", type=Path, help="what 'backwire render -f moodle' or 'backwire merge' wrote")
    parser.add_argument("-o", "--output", type=Path, help="the package; unless given, BANK with .zip as its ending")
    parser.add_argument("--version", choices=list(WRITERS), default="2.1", help="2.1 unless given; 1.2 is Canvas'")
    arguments = parser.parse_args()
    goal = arguments.output or arguments.bank.with_suffix(".zip")
    try:
        save(arguments.bank.read_bytes(), goal, arguments.version)
    except BackwireError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(error.code)
    except OSError as error:
        print(f"error: {arguments.bank} cannot be read: {error.strerror}", file=sys.stderr)
        sys.exit(66)
    print(goal)
