"""The program ``backwire``, which does the work: where it is, and how it is run."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NoReturn

NATIVE = Path(__file__).parent / "native"


class BackwireError(Exception):
    """What is wrong, as ``backwire`` says it: line and column, the line with a caret, and what to write instead.

    ``code`` is the program's exit code: 64 wrong usage, 65 a circuit with errors, 66 a file that cannot be read, 70 a
    failure of Backwire itself, 73 and 74 what cannot be written. It is 69 where there is no program to run.
    """

    def __init__(self, message: str, code: int) -> None:
        """Tell of a message and the exit code that came with it."""
        super().__init__(message)
        self.code = code


class BackwireWarning(UserWarning):
    """A computation was recorded, and did not come to its end."""


class ArgumentParser(argparse.ArgumentParser):
    """Reads the options of a command, and ends it as ``backwire`` itself ends where they are wrong: with 64."""

    def error(self, message: str) -> NoReturn:
        """Say how the command is used, and what is wrong."""
        self.print_usage(sys.stderr)
        self.exit(64, f"error: {message}\n")


def program() -> tuple[str, dict[str, str]]:
    """Find the program, and the environment that it needs.

    It is the one that ``BACKWIRE`` names, else the one in this package, else the first on the path.
    """
    environment = dict(os.environ)
    named = environment.get("BACKWIRE")
    if named:
        return named, environment
    own = NATIVE / "backwire"
    if own.exists():
        environment.update(surroundings())
        return str(own), environment
    found = shutil.which("backwire")
    # The script that this package installs would call itself.
    if found and not is_own_script(found):
        return found, environment
    raise BackwireError("there is no program 'backwire': install a wheel that has it, or let BACKWIRE name it", 69)


def is_own_script(path: str) -> bool:
    """Whether a program is the script that this package installs, not the program that does the work."""
    with Path(path).open("rb") as file:
        return file.read(2) == b"#!"


@cache
def surroundings() -> dict[str, str]:
    """What the packaged program needs to find beside it: Graphviz's list of plugins, and fonts where there are none."""
    found = {"GVBINDIR": str(NATIVE / "lib")} if any((NATIVE / "lib").glob("config6*")) else {}
    fonts = NATIVE / "fonts" / "fonts.conf"
    if fonts.exists() and "FONTCONFIG_FILE" not in os.environ and not has_fonts():
        found["FONTCONFIG_FILE"] = str(fonts)
    return found


def has_fonts() -> bool:
    """Whether the system has a configuration of fonts and any font that it could find."""
    places = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts"]
    endings = {".ttf", ".otf", ".ttc"}
    return Path("/etc/fonts/fonts.conf").exists() and any(
        file.suffix in endings for place in places for file in place.rglob("*")
    )


def run(arguments: Sequence[str], text: str = "", folder: str | os.PathLike[str] | None = None) -> str:
    """Run the program and give what it wrote on standard output.

    :param text: what it reads from standard input.
    :raises BackwireError: with what it said, where it did not succeed.
    """
    command, environment = program()
    try:
        done = subprocess.run(
            [command, *arguments], input=text.encode(), capture_output=True, env=environment, cwd=folder, check=False
        )
    except OSError as error:
        raise BackwireError(f"{command} cannot be run: {error.strerror}", 69) from error
    if done.returncode:
        raise BackwireError(done.stderr.decode(errors="replace").rstrip(), done.returncode)
    return done.stdout.decode()


def main() -> None:
    """Be the program: the script ``backwire`` that this package installs."""
    try:
        command, environment = program()
    except BackwireError as error:
        print(f"backwire: error: {error}", file=sys.stderr)
        sys.exit(error.code)
    os.execve(command, ["backwire", *sys.argv[1:]], environment)  # noqa: S606
