"""The walkthrough as Python has it."""

import json
import subprocess
import sys
from pathlib import Path

import numpy
import pytest
from conftest import SOURCES

import backwire

PRODUCT = "q = x + y\nf = q * z"


@pytest.fixture(scope="module")
def product():
    return backwire.walk(PRODUCT, x=-2, y=5, z=-4)


def test_values_and_gradients_are_those_of_the_wires(product):
    assert product.values == {"x": -2, "y": 5, "z": -4, "q": 3, "f": -12}
    assert product.gradients == {"x": -4, "y": -4, "z": 3, "q": -4, "f": 1}
    assert product.output == "f"
    assert repr(product) == "f = -12.0\n∂f/∂x = -4\n∂f/∂y = -4\n∂f/∂z = 3"


def test_arrays_go_in_and_come_out():
    weights = numpy.array([[1.0, 2.0], [3.0, 4.0]])
    walk = backwire.walk("z = W @ x\nf = sum(z)", W=weights, x=numpy.array([1.0, 2.0]))
    assert walk.values["z"].tolist() == [5, 11]
    assert walk.gradients["W"].shape == (2, 2)
    assert walk.gradients["W"].tolist() == [[1, 2], [1, 2]]
    assert walk.gradients["x"].dtype == numpy.float64


def test_without_numpy_arrays_are_lists(tmp_path):
    script = "import sys, backwire; sys.modules['numpy'] = None; print(backwire.walk('f = sum(x)', x=[1, 2]).gradients)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "{'x': [1, 1], 'f': 1.0}\n"


def test_numbers_arrive_to_the_last_digit():
    numbers = [0.1, 1e-300, -1.7976931348623157e308, 123456789.123456789]
    assert backwire.walk("f = sum(x)", x=numbers).values["x"].tolist() == numbers


def test_a_wire_without_a_gradient_has_none():
    assert backwire.walk("x = 1\ny = 2\nf = x * x").gradients["y"] is None


def test_the_text_s_own_numbers_stand_unless_others_are_given():
    text = "x = 3\nf = x * y"
    assert backwire.walk(text, y=2).values["f"] == 6
    assert backwire.walk(text, y=2, x=10).values["f"] == 20
    assert backwire.walk(text, {"y": 2}).values["f"] == 6


def test_the_same_circuit_at_other_numbers(product):
    moved = product.at(2.0, x=1)
    assert moved.gradients["x"] == -8
    assert moved.values["y"] == 5


def test_the_circuit_is_a_text_of_its_own(product):
    assert product.circuit == "x=-2\ny=5\nz=-4\nq = x + y\nf = q * z"
    assert backwire.walk(product.circuit).trace == product.trace


def test_steps_are_found_by_number_and_by_node(product):
    assert [step.index for step in product.steps] == [0, 1, 2, 3, 4]
    assert product.step("q").index == 3
    assert product.step("f").index == 2
    assert product.step(3).caption.startswith("Function node q = x + y multiplies its upstream gradient −4")
    assert product.step(3).svg.startswith("<svg ")
    assert product.step("q").svg == product.step(3).svg
    with pytest.raises(backwire.BackwireError) as caught:
        product.step("r")
    assert str(caught.value) == "there is no step 'r'; there are 0 to 4, and those of f, q"


@pytest.mark.parametrize(
    ("name", "start"),
    [("f.svg", b"<svg "), ("f.png", b"\x89PNG"), ("f.pdf", b"%PDF"), ("f.html", b"<!DOCTYPE html>")],
)
def test_a_file_is_what_its_ending_says(product, tmp_path, name, start):
    product.save(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_pattern_makes_a_file_for_each_step(product, tmp_path):
    product.save(tmp_path / "{name}-{step}.svg", theme="dark", name="figure")
    assert sorted(file.name for file in tmp_path.iterdir()) == [f"figure-0{step}.svg" for step in range(5)]


def test_questions_are_a_page(product, tmp_path):
    product.quiz().save(tmp_path / "quiz.html")
    assert (tmp_path / "quiz.html").read_text() == product.quiz().page
    assert 'sandbox="allow-scripts allow-downloads"' in product.quiz()._repr_html_()


@pytest.mark.parametrize(
    ("text", "inputs", "message"),
    [
        (
            "q = x + y\nf = q * zz\n",
            {"x": 1, "y": 2, "z": 3},
            "circuit:2:9: error: there is no wire named 'zz'\n  2 | f = q * zz\n    |         ^~ did you mean 'z'?",
        ),
        ("f = x", {"x": 1, "y": 2}, "circuit: error: there is no input wire named 'y'; the inputs are x"),
        (
            "f = log(x)",
            {"x": -1},
            "circuit:1:5: error: f = log(x) has no finite value at x = −1\n  1 | f = log(x)\n    |     ^~~~~~ "
            "nonfinite: show in the front matter goes on, and says where it is born",
        ),
    ],
)
def test_an_error_has_the_place_in_the_text_as_it_was_given(text, inputs, message):
    with pytest.raises(backwire.BackwireError) as caught:
        backwire.walk(text, **inputs)
    assert str(caught.value) == message
    assert caught.value.code == 65


def test_what_is_too_large_for_a_command_line_is_told(product):
    with pytest.raises(backwire.BackwireError, match=r"^'x' has too many numbers to be given so"):
        backwire.walk("f = sum(x)", x=[0.1234567890123] * 10_000)


def test_without_a_program_the_error_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("BACKWIRE", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(backwire.BackwireError) as caught:
        backwire.walk("f = x", x=1)
    assert caught.value.code == 69
    monkeypatch.setenv("BACKWIRE", str(tmp_path / "gone"))
    with pytest.raises(backwire.BackwireError, match=r"gone cannot be run: No such file or directory$"):
        backwire.walk("f = x", x=1)


def test_the_script_is_the_program(tmp_path):
    script = (
        "import sys; sys.argv = ['backwire', 'trace', '-', '-f', 'csv']; from backwire._command import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], input="x = 2\nf = x\n", capture_output=True, text=True)
    assert done.stdout.startswith("wire,kind,index,value,gradient\n")
    script = script.replace("'trace'", "'nothing'")
    assert subprocess.run([sys.executable, "-c", script], capture_output=True).returncode == 64


def test_the_lines_of_the_readme_do_what_they_say(tmp_path):
    readme = (SOURCES.parent / "README.md").read_text()
    blocks = [block.split("```")[0] for block in readme.split("```python\n")[1:]]
    assert blocks
    done = subprocess.run([sys.executable, "-c", "\n".join(blocks)], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "f.svg").exists()


def test_the_package_is_typed_and_needs_nothing():
    assert (SOURCES / "backwire" / "py.typed").exists()
    script = "import sys, json, backwire; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    done = subprocess.run([sys.executable, "-S", "-c", script], capture_output=True, text=True, check=True)
    assert set(json.loads(done.stdout)) <= {
        *sys.stdlib_module_names,
        "__main__",
        "backwire",
        "sitecustomize",
        "usercustomize",
    }


def test_no_source_is_changed_by_the_formatter_and_none_is_faulted():
    package = Path(__file__).parents[1]
    for arguments in (["format", "--check"], ["check"]):
        done = subprocess.run([sys.executable, "-m", "ruff", *arguments, package], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


def test_events_say_who_sends_what_to_whom() -> None:
    w = backwire.walk("f = (x + y) * z", x=-2, y=5, z=-4)
    kinds = [type(event).__name__ for event in w.events]
    assert kinds == ["ForwardDone", "Seeds", "Sends", "Sends", "Results"]
    product = w.events[2]
    assert isinstance(product, backwire.events.Sends)
    assert product.upstream == 1.0 and product.node == "f"
    assert [send.to for send in product.sends] == ["u₁", "z"]
    assert [send.gradient for send in product.sends] == [-4.0, 3.0]
    local = product.sends[0].local
    assert isinstance(local, backwire.events.Product)
    assert (local.formula, local.number, local.product) == ("z", -4.0, -4.0)
    assert w.events[-1].gradients == {"x": -4.0, "y": -4.0, "z": 3.0}


def test_events_of_splitters_matrices_and_training() -> None:
    split = backwire.walk("f = x * x + x", x=3)
    adds = [event for event in split.events if isinstance(event, backwire.events.Adds)]
    assert [sorted(event.parts.values()) for event in adds] == [[1.0, 3.0, 3.0]]
    assert adds[0].sum == 7.0
    layer = backwire.walk("f = sum(tanh(W @ x))", W=[[1, 2], [3, 4]], x=[0.5, -1])
    sends = [send for event in layer.events if isinstance(event, backwire.events.Sends) for send in event.sends]
    assert {type(send.local).__name__ for send in sends} == {"Product", "MatrixProduct"}
    trained = backwire.walk("---\ntrain: {wires: [w], rate: 0.25, steps: 2}\n---\nw = 1\nL = w * w\n")
    updates = [event for event in trained.events if isinstance(event, backwire.events.Updates)]
    assert [(event.parameter, event.before, event.rate, event.after) for event in updates] == [
        ("w", 1.0, 0.25, 0.5),
        ("w", 0.5, 0.25, 0.25),
    ]
