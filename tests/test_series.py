"""The sunspots: the published numbers, whole, and a clear word when the file is not."""

import hashlib

import pytest

from course_utils import data
from course_utils.data import places, series


def test_the_published_numbers():
    years, counts = data.sunspots()
    assert list(years) == list(range(1700, 2009)) and counts.shape == (309,)
    assert (counts[0], counts[-1]) == (5, 2.9) and counts.max() == 190.2
    assert years[counts.argmax()] == 1957  # the strongest cycle since they are counted


def test_windows_line_ends_are_the_same_file(tmp_path, monkeypatch):
    other = tmp_path / "sunspots.csv"
    other.write_bytes(series.FILE.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.setattr(series, "FILE", other)
    assert data.sunspots()[1].sum() == pytest.approx(15373.4)


def test_a_changed_file_is_said(tmp_path, monkeypatch):
    other = tmp_path / "sunspots.csv"
    other.write_bytes(series.FILE.read_bytes().replace(b"1957,190.2", b"1957,19.2"))
    monkeypatch.setattr(series, "FILE", other)
    with pytest.raises(ValueError, match="was changed"):
        data.sunspots()


def test_source_and_check_sum_stand_in_the_readme():
    readme = (places.ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(series.FILE.read_bytes()).hexdigest() == series.SHA256
    assert series.SHA256 in readme and "public domain" in readme
