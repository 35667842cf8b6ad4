"""Runs all exported scripts in a folder in one process, as importing torch takes longer than everything else."""

import contextlib
import io
import pathlib
import sys
import traceback

faults = 0
scripts = sorted(pathlib.Path(sys.argv[1]).glob("*.py"))
for script in scripts:
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            exec(
                compile(script.read_text(), str(script), "exec"),
                {"__name__": "__main__"},
            )
        if "agree with PyTorch" not in said.getvalue():
            raise AssertionError("the script does not say that anything agrees")
    except Exception:
        faults += 1
        print(f"{script.name}: {traceback.format_exc(limit=-1)}", file=sys.stderr)
print(
    f"the scripts of {len(scripts)} samples agree with PyTorch"
    if not faults
    else f"{faults} of {len(scripts)} scripts fail"
)
sys.exit(1 if faults or not scripts else 0)
