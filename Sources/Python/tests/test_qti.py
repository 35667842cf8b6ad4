"""Packages in QTI: valid by the schemas, scored as Moodle scores, and what other programs make of them."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import SAMPLES
from lxml import etree

import backwire
from backwire import _bank, qti

SCHEMAS = Path(__file__).parent / "schemas"
TWO = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
ONE = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
CIRCUITS = {
    "product": ["product.circuit"],
    "variants": ["product.circuit", "--vary", "1", "--count", "3"],
    "matrices": ["mlp.circuit", "--questions", "4"],
    "training": ["train_neuron.circuit", "--questions", "5"],
}

# What the schemas of questions import, and Backwire writes nothing of.
BESIDE = {
    "xml.xsd": (
        "http://www.w3.org/XML/1998/namespace",
        '<xs:attribute name="base" type="xs:anyURI"/><xs:attribute name="lang" type="xs:string"/>',
    ),
    "XInclude.xsd": ("http://www.w3.org/2001/XInclude", '<xs:element name="include"/>'),
    "mathml2.xsd": ("http://www.w3.org/1998/Math/MathML", '<xs:element name="math"/>'),
    "apipv1p0_qtiextv2p1_v1p0.xsd": (
        "http://www.imsglobal.org/xsd/apip/apipv1p0/imsapip_qtiv1p0",
        '<xs:element name="apipAccessibility"/>',
    ),
}


class Beside(etree.Resolver):
    def resolve(self, url, identifier, context):
        found = BESIDE.get(url.rsplit("/", 1)[-1])
        if found is None:
            return None
        space, content = found
        head = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{space}">'
        return self.resolve_string(f"{head}{content}</xs:schema>", context)


def schema(name):
    parser = etree.XMLParser()
    parser.resolvers.add(Beside())
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name), parser))


@pytest.fixture(scope="session")
def qti_two():
    return schema("imsqti_v2p1.xsd")


@pytest.fixture(scope="module", params=list(CIRCUITS))
def bank(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bank")
    file, *options = CIRCUITS[request.param]
    command = [os.environ["BACKWIRE"], "render", str(SAMPLES / file), "-f", "moodle", *options, "-q", "-o", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.rglob("*-moodle.xml")).read_bytes()


def test_the_test_and_every_item_are_valid_by_the_schema(bank, qti_two):
    files = dict(qti.package(bank))
    for name, content in files.items():
        if name.endswith(".xml") and name != "imsmanifest.xml":
            qti_two.assertValid(etree.fromstring(content))


def test_what_the_manifest_needs_stands_in_it_once(bank):
    # Only registered developers may hand on the schema of manifests: the rules that matter here are checked one by one.
    for version in ("2.1", "1.2"):
        manifest = etree.fromstring(dict(qti.package(bank, version))["imsmanifest.xml"])
        assert manifest.get("identifier")
        assert [etree.QName(child).localname for child in manifest] == ["metadata", "organizations", "resources"]
        resources = manifest.findall("{*}resources/{*}resource")
        names = [resource.get("identifier") for resource in resources]
        assert len(set(names)) == len(names)
        assert {each.get("identifierref") for each in manifest.iter("{*}dependency")} <= set(names)
        for resource in resources:
            assert resource.get("type")
            tags = [etree.QName(child).localname for child in resource]
            assert tags == sorted(tags, key=["file", "dependency"].index)


def test_the_schema_refuses_what_is_wrong(bank, qti_two):
    files = dict(qti.package(bank))
    wrong = files["items/question-1.xml"].replace(b'cardinality="single"', b'cardinality="one"', 1)
    assert not qti_two.validate(etree.fromstring(wrong))


def test_the_manifest_lists_every_file_and_no_other(bank):
    for version in qti.WRITERS:
        files = dict(qti.package(bank, version))
        listed = etree.fromstring(files["imsmanifest.xml"]).iter("{*}file")
        assert {file.get("href") for file in listed} == set(files) - {"imsmanifest.xml"}


def scored(item, response):
    """The score and the feedback of a response, by the few rules that items of ours are made of."""
    for rule in item.find(f"{TWO}responseProcessing/{TWO}responseCondition"):
        test = rule[0]
        value = test.find(f"{TWO}baseValue").text
        if test.tag == f"{TWO}equal":
            below, above = map(float, test.get("tolerance").split())
            fits = float(value) - below <= float(response) <= float(value) + above
        else:
            fits = value == response
        if fits:
            set_to = {each.get("identifier"): each[0].text for each in rule.findall(f"{TWO}setOutcomeValue")}
            said = item.find(f"{TWO}modalFeedback[@identifier='{set_to['FEEDBACK']}']")
            return set_to["SCORE"], "".join(said.itertext())
    return "0", None


def test_an_item_scores_as_the_bank_has_it_and_says_the_diagnosis(bank):
    files = dict(qti.package(bank))
    asked = [question for _, questions in qti.sections(bank) for question in questions]
    assert asked
    for number, question in enumerate(asked, 1):
        item = etree.fromstring(files[f"items/question-{number}.xml"])
        assert item.get("title") == question.name
        for place, answer in enumerate(question.answers, 1):
            response = answer.text if question.asks_for_number else f"answer-{place}"
            score, said = scored(item, response)
            assert (score, said) == ("1" if answer.is_right else "0", answer.feedback)
        if question.asks_for_number:
            assert scored(item, "1e99") == ("0", None)


def test_of_variants_each_student_gets_one_of_each_question():
    command = [os.environ["BACKWIRE"], "render", str(SAMPLES / "product.circuit"), "-f", "moodle", "-o", "-"]
    one = subprocess.run([*command, "-q"], capture_output=True, check=True).stdout
    test = etree.fromstring(dict(qti.package(one))["test.xml"])
    assert [each.get("title") for each in test.iter(f"{TWO}assessmentSection")] == ["A sum feeds a product"]
    assert not list(test.iter(f"{TWO}selection"))


def test_sections_draw_from_variants(tmp_path):
    file = SAMPLES / "product.circuit"
    command = [os.environ["BACKWIRE"], "render", str(file), "-f", "moodle", "--vary", "1", "--count", "3", "-q"]
    subprocess.run([*command, "-o", str(tmp_path)], check=True)
    bank = (tmp_path / "product-moodle.xml").read_bytes()
    test = etree.fromstring(dict(qti.package(bank))["test.xml"])
    drawn = {each.get("title"): each for each in test.iter(f"{TWO}assessmentSection")}
    assert list(drawn)[:4] == ["q", "z", "x", "y"]
    for section in drawn.values():
        assert section.find(f"{TWO}selection").get("select") == "1"
    assert len(drawn["q"].findall(f"{TWO}assessmentItemRef")) == 3
    quiz = etree.fromstring(dict(qti.package(bank, "1.2"))["quiz/quiz.xml"])
    group = next(each for each in quiz.iter(f"{ONE}section") if each.get("title") == "q")
    assert group.findtext(f".//{ONE}selection_number") == "1"
    assert len(group.findall(f"{ONE}item")) == 3


def test_questions_share_the_picture_of_their_step(bank):
    files = dict(qti.package(bank))
    shown = [picture.name for _, group in qti.sections(bank) for each in group for picture in each.pictures]
    assert {f"pictures/{name}" for name in shown} == {name for name in files if name.startswith("pictures/")}
    assert len(set(shown)) < len(shown)
    for name, content in files.items():
        if name.startswith("pictures/"):
            assert etree.fromstring(content).tag == "{http://www.w3.org/2000/svg}svg"


def test_version_three_has_the_same_questions(bank):
    old, new = dict(qti.package(bank)), dict(qti.package(bank, "3.0"))
    assert [name for name in new if name.startswith("items/")] == sorted(n for n in old if n.startswith("items/"))
    item = etree.fromstring(new["items/question-1.xml"])
    assert etree.QName(item).localname == "qti-assessment-item"
    assert len(list(item.iter("{*}qti-modal-feedback"))) == old["items/question-1.xml"].count(b"<modalFeedback")


def shape(element):
    """Tags with the attributes that say what an element is, as they are nested."""
    kept = {"texttype", "rcardinality", "fibtype", "varname", "vartype", "action", "feedbacktype", "continue"}
    mine = tuple(sorted((name, value) for name, value in element.attrib.items() if name in kept))
    return etree.QName(element).localname, mine, tuple(shape(child) for child in element)


def test_version_one_is_built_as_another_program_builds_it_for_canvas(tmp_path):
    theirs_in = "Quiz title: T\n\n1.  Choose\n*a) Yes\n... fine\nb) No\n... not so\n\n2.  How much?\n=   4 +- 0.01\n"
    (tmp_path / "quiz.txt").write_text(theirs_in)
    subprocess.run([shutil.which("text2qti", path=Path(sys.executable).parent), "quiz.txt"], cwd=tmp_path, check=True)
    with zipfile.ZipFile(tmp_path / "quiz.zip") as archive:
        name = next(name for name in archive.namelist() if name.endswith(".xml") and name.count("text2qti_a") == 2)
        theirs = list(etree.fromstring(archive.read(name)).iter(f"{ONE}item"))
    answers = [_bank.Answer("Yes", True, "fine", None), _bank.Answer("No", False, "not so", None)]
    ours = [_bank.Question("Q", ("T",), ["Choose"], answers)]
    ours += [_bank.Question("Q", ("T",), ["How much?"], [_bank.Answer("4", True, "", 0.01)])]
    from backwire import _qti_one

    for mine, their in zip((_qti_one.item(each, f"q{n}") for n, each in enumerate(ours)), theirs):
        mine = etree.fromstring(_qti_one.document(mine))
        for part in ("presentation", "resprocessing/outcomes"):
            assert shape(mine.find(part)) == shape(their.find("/".join(ONE + each for each in part.split("/"))))
        right = [each for each in mine.iter("respcondition") if each.find("setvar") is not None]
        expected = [each for each in their.iter(f"{ONE}respcondition") if each.find(f"{ONE}setvar") is not None]
        assert [shape(e.find("conditionvar")) for e in right] == [shape(e.find(f"{ONE}conditionvar")) for e in expected]


def test_the_command_makes_the_same_bytes_again_and_refuses_what_is_no_bank(tmp_path):
    walk = backwire.walk((SAMPLES / "product.circuit").read_text())
    walk.save(tmp_path / "bank.xml", format="moodle")
    command = [sys.executable, "-c", "from backwire.qti import main; main()"]
    for name in ("one.zip", "two.zip"):
        done = subprocess.run([*command, "bank.xml", "-o", name], cwd=tmp_path, capture_output=True, text=True)
        assert (done.returncode, done.stdout) == (0, f"{name}\n")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    walk.to_qti(tmp_path / "three.zip")
    assert zipfile.ZipFile(tmp_path / "three.zip").namelist() == zipfile.ZipFile(tmp_path / "one.zip").namelist()
    (tmp_path / "bank.xml").write_text("<quiz></quiz>")
    done = subprocess.run([*command, "bank.xml"], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (65, "error: there is no question in this bank\n")
    (tmp_path / "bank.xml").write_text("x = 3")
    done = subprocess.run([*command, "bank.xml"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 65
    assert done.stderr.startswith("error: this is no bank of questions that Backwire wrote for Moodle: ")
    done = subprocess.run([*command, "none.xml"], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (66, "error: none.xml cannot be read: No such file or directory\n")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bank.xml", "one.zip", "three.zip", "two.zip"]


@pytest.mark.parametrize("module", ["qti", "mystmd"])
def test_a_wrong_option_is_wrong_usage_as_it_is_of_the_command_itself(module):
    command = [sys.executable, "-c", f"from backwire.{module} import main; main()", "--colour", "bank.xml"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 64
    usage, *_, error = done.stderr.splitlines()
    assert usage.startswith(f"usage: backwire-{module}")
    assert error.startswith("error: unrecognized arguments: --colour")
