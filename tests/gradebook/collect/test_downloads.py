"""Collecting the zip of a school's system, or a folder: whose work it is, and what is not let in."""

from __future__ import annotations

import json
import os
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from autograder import limits
from autograder.batch.progress import Lines
from autograder.commands.collect import collect as collect_class
from autograder.commands.session import Options, Session
from autograder.gradebook.collect.downloads import Origin, collect_download, origin_of
from autograder.gradebook.course import Course, GradebookError
from autograder.gradebook.handed_in import handed_in

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning")

NOTEBOOK = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []})
MOODLE = {
    "Ada Lovelace_123_assignsubmission_file_/mnist.ipynb": NOTEBOOK,
    "Ada Lovelace_123_assignsubmission_file_/bonus.ipynb": NOTEBOOK,
    "Nagy Ödön_456_assignsubmission_file_mnist.ipynb": NOTEBOOK,
}
CANVAS = {
    "lovelaceada_123_4001_mnist.ipynb": NOTEBOOK,
    "lovelaceada_123_4002_bonus-2.ipynb": NOTEBOOK,
    "nagyodon_LATE_456_4003_mnist-1.ipynb": NOTEBOOK,
}
FOLDER = {"ada/mnist.ipynb": NOTEBOOK, "ada/bonus.ipynb": NOTEBOOK, "odon/mnist/mnist.ipynb": NOTEBOOK}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course(tmp_path / "course", exchange=tmp_path / "exchange", cache=tmp_path / "cache")


def zipped(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def submitted(course: Course) -> dict[str, set[str]]:
    return {each.student: {path.name for path in each.folder.iterdir()} for each in handed_in(course)}


@pytest.mark.parametrize(
    ("path", "origin"),
    [
        ("Ada Lovelace_123_assignsubmission_file_/mnist.ipynb", Origin("Ada Lovelace_123", "mnist", "123")),
        ("Ada Lovelace_123_assignsubmission_file/mnist.ipynb", Origin("Ada Lovelace_123", "mnist", "123")),
        ("x/Ada L_123_assignsubmission_file_/work/mnist.ipynb", Origin("Ada L_123", "mnist", "123")),
        ("Ada Lovelace_123_assignsubmission_file_mnist.ipynb", Origin("Ada Lovelace_123", "mnist", "123")),
        ("Participant_123_assignsubmission_file/mnist.ipynb", Origin("Participant_123", "mnist", "123")),
        ("Résztvevő_123_assignsubmission_file_mnist.ipynb", Origin("Résztvevő_123", "mnist", "123")),
        ("nagyödön_123_4567_mnist.ipynb", Origin("nagyödön_123", "mnist", "123")),
        ("anon_fd14f_4567_mnist-1.ipynb", Origin("anon_fd14f", "mnist")),
        ("LATE_anon_12345_4567_mnist.ipynb", Origin("anon_12345", "mnist")),
        ("lovelaceada_123_4567_mnist.ipynb", Origin("lovelaceada_123", "mnist", "123")),
        ("lovelaceada_LATE_123_4567_mnist-3.ipynb", Origin("lovelaceada_123", "mnist", "123")),
        ("ada/mnist/mnist.ipynb", Origin("ada", "mnist")),
        ("class/ada/mnist.ipynb", Origin("ada", "mnist")),
        ("mnist.ipynb", None),
        ("mnist/mnist.ipynb", None),
        ("ada/mnist.pdf", None),
        ("../mnist.ipynb", None),
    ],
)
def test_a_path_tells_whose_a_notebook_is(path: str, origin: Origin | None) -> None:
    assert origin_of(PurePosixPath(path), "mnist") == origin


@pytest.mark.parametrize(
    ("files", "students"),
    [
        (MOODLE, ("Ada Lovelace_123", "Nagy Ödön_456")),
        (CANVAS, ("lovelaceada_123", "nagyodon_456")),
        (FOLDER, ("ada", "odon")),
    ],
    ids=["moodle", "canvas", "folder"],
)
def test_a_download_is_put_where_each_student_s_work_belongs(
    course: Course, tmp_path: Path, files: Mapping[str, str], students: tuple[str, str]
) -> None:
    assert collect_download(course, "mnist", zipped(tmp_path / "all.zip", files)) == (2, ())
    assert submitted(course) == {students[0]: {"mnist.ipynb", "bonus.ipynb"}, students[1]: {"mnist.ipynb"}}


def test_a_folder_is_taken_as_a_zip_is(course: Course, tmp_path: Path) -> None:
    for name, content in FOLDER.items():
        path = tmp_path / "all" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    assert collect_download(course, "mnist", tmp_path / "all") == (2, ())
    assert set(submitted(course)) == {"ada", "odon"}


def test_what_was_handed_in_again_takes_the_earlier_one_s_place(course: Course, tmp_path: Path) -> None:
    collect_download(course, "mnist", zipped(tmp_path / "one.zip", FOLDER))
    later = {"ada/mnist.ipynb": NOTEBOOK.replace("[]", '[{"cell_type": "raw"}]')}
    collect_download(course, "mnist", zipped(tmp_path / "two.zip", later))
    assert submitted(course) == {"ada": {"mnist.ipynb"}, "odon": {"mnist.ipynb"}}
    assert "raw" in (course.submission("ada", "mnist") / "mnist.ipynb").read_text()


def test_what_it_does_not_know_is_left_out_by_name(course: Course, tmp_path: Path) -> None:
    files = {
        **FOLDER,
        "essay.pdf": "x",
        "mnist.ipynb": NOTEBOOK,
        ".DS_Store": "x",
        "ada/.ipynb_checkpoints/a.ipynb": "",
    }
    count, told = collect_download(course, "mnist", zipped(tmp_path / "all.zip", files))
    assert count == 2
    assert [message.text().split(" was left out")[0] for message in told] == ["essay.pdf", "mnist.ipynb"]


def test_the_command_says_what_was_left_out(course: Course, tmp_path: Path) -> None:
    said: list[str] = []
    source = zipped(tmp_path / "all.zip", {**FOLDER, "essay.pdf": "x"})
    assert collect_class(Session(course, Options(source=source), Lines(said.append))) == 2
    assert said[0].startswith("! essay.pdf was left out")
    assert said[1].startswith("mnist: 2 submissions collected from")


@pytest.mark.parametrize(("name", "assignment"), [("mnist", "mnist"), ("bonus", "mnist"), ("shapes", "shapes")])
def test_the_notebooks_names_tell_of_which_assignment_they_are(
    course: Course, tmp_path: Path, name: str, assignment: str
) -> None:
    source = zipped(tmp_path / "all.zip", {f"lovelaceada_123_4001_{name}.ipynb": NOTEBOOK, "essay.pdf": "x"})
    collect_class(Session(course, Options(source=source), Lines(list[str]().append)))
    assert (course.submission("lovelaceada_123", assignment) / f"{name}.ipynb").is_file()


@pytest.mark.parametrize("names", [("mnist", "shapes"), ("essay",)])
def test_where_they_do_not_tell_it_is_asked(course: Course, tmp_path: Path, names: tuple[str, ...]) -> None:
    source = zipped(tmp_path / "all.zip", {f"ada_1_2_{name}.ipynb": NOTEBOOK for name in names})
    with pytest.raises(GradebookError, match="ASSIGNMENT=, one of mnist, shapes"):
        collect_class(Session(course, Options(source=source), Lines(list[str]().append)))


def test_an_assignment_that_is_not_known_is_named(course: Course, tmp_path: Path) -> None:
    with pytest.raises(GradebookError, match="ASSIGNMENT=, one of mnist, shapes"):
        collect_class(Session(course, Options(source=tmp_path, assignment="poetry"), Lines(list[str]().append)))


def test_of_two_files_of_one_name_the_second_is_told(course: Course, tmp_path: Path) -> None:
    files = {"ada_1_2_mnist.ipynb": NOTEBOOK, "ada_1_3_mnist-1.ipynb": NOTEBOOK}
    count, told = collect_download(course, "mnist", zipped(tmp_path / "all.zip", files))
    assert count == 1
    assert "mnist-1.ipynb was left out: there is another" in told[0].text()


@pytest.mark.parametrize(
    "name", ["../ada/mnist.ipynb", "/etc/ada/mnist.ipynb", "ada/../../x/mnist.ipynb", "a\\b.ipynb"]
)
def test_a_path_out_of_the_zip_is_refused_and_nothing_written(course: Course, tmp_path: Path, name: str) -> None:
    with pytest.raises(GradebookError, match="its path leads out of the zip"):
        collect_download(course, "mnist", zipped(tmp_path / "all.zip", {**FOLDER, name: NOTEBOOK}))
    assert submitted(course) == {}


def test_a_link_in_a_zip_is_refused(course: Course, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("eve/mnist.ipynb")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(GradebookError, match=r"eve/mnist\.ipynb: it is a link"):
        collect_download(course, "mnist", tmp_path / "all.zip")


def test_a_link_in_a_folder_is_refused(course: Course, tmp_path: Path) -> None:
    (tmp_path / "all" / "eve").mkdir(parents=True)
    (tmp_path / "all" / "eve" / "mnist.ipynb").symlink_to("/etc/passwd")
    with pytest.raises(GradebookError, match=r"eve/mnist\.ipynb: it is a link"):
        collect_download(course, "mnist", tmp_path / "all")


def test_a_bomb_is_refused_before_it_is_unpacked(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("autograder.limits.MAX_DOWNLOAD_BYTES", 10**6)
    bomb = {f"eve{number}/mnist.ipynb": b"\0" * 10**5 for number in range(11)}
    with pytest.raises(GradebookError, match="contains more than"):
        collect_download(course, "mnist", zipped(tmp_path / "all.zip", bomb))


def test_a_too_large_notebook_keeps_its_place_beside_the_others(course: Course, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {**FOLDER, "eve/mnist.ipynb": b"\0" * (limits.MAX_NOTEBOOK_BYTES + 10)}
    assert collect_download(course, "mnist", zipped(tmp_path / "all.zip", files))[0] == 3
    assert os.stat(course.submission("eve", "mnist") / "mnist.ipynb").st_size == limits.MAX_NOTEBOOK_BYTES + 1


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut off", b"no zip at all", b""])
def test_what_is_no_zip_is_one_sentence(course: Course, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "all.zip").write_bytes(content)
    with pytest.raises(GradebookError, match="can't be read as a zip"):
        collect_download(course, "mnist", tmp_path / "all.zip")


def test_a_damaged_zip_is_one_sentence(course: Course, tmp_path: Path) -> None:
    path = zipped(tmp_path / "all.zip", FOLDER)
    content = bytearray(path.read_bytes())
    content[45:60] = b"\xff" * 15
    path.write_bytes(content)
    with pytest.raises(GradebookError, match="can't be read as a zip"):
        collect_download(course, "mnist", path)


def test_what_is_not_there_is_one_sentence(course: Course, tmp_path: Path) -> None:
    with pytest.raises(GradebookError, match="there is no such file or folder"):
        collect_download(course, "mnist", tmp_path / "gone.zip")
