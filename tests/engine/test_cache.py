"""The cache: who has all inputs of an entry reads it, and nobody else."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path

import pytest
from canaries import traces
from hypothesis import given
from hypothesis import strategies as st

from policylint.engine.cache import Cache
from policylint.files import digest_of

TEXT = "玄武計畫是 Xenon\n" * 40
SECRETS = ("玄武計畫", "Xenon")


@pytest.fixture
def inputs(tmp_path: Path) -> list[Path]:
    """Two files, and one that is not there."""
    paths = [tmp_path / name for name in ("policy.yaml", "terms.txt", "absent.yaml")]
    for path in paths[:2]:
        path.write_text(f"{path.name}: Xenon", encoding="utf-8")
    return paths


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def digests(paths: list[Path]) -> list[tuple[str, str | None]]:
    return [(str(path), digest_of(path)) for path in paths]


def entry(cache: Cache) -> Path:
    assert cache.directory is not None
    (path,) = cache.directory.iterdir()
    return path


@given(st.text(st.characters(exclude_categories=())))
def test_what_was_written_is_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    cache = Cache(tmp_path_factory.mktemp("cache"))
    cache.write("key", text, [])
    assert cache.read("key") == text
    assert cache.read("other") is None


def test_an_entry_shows_the_paths_of_its_inputs_only(cache: Cache, inputs: list[Path]) -> None:
    cache.write("key", TEXT, digests(inputs))
    data = entry(cache).read_bytes()
    assert not traces(data, SECRETS)
    assert data.startswith(b"policylint cache")
    for path in inputs:
        assert str(path).encode() in data
    # Not even a digest of one of them, by which a short file could be guessed.
    for content in (path.read_bytes() for path in inputs[:2]):
        digest = hashlib.sha256(content)
        assert digest.digest() not in data
        assert digest.hexdigest().encode() not in data


def test_the_same_text_is_never_encrypted_alike(cache: Cache, inputs: list[Path]) -> None:
    """Two programs of one policy would give each other away, where they differ."""
    bodies = []
    for _ in range(2):
        cache.write("key", TEXT, digests(inputs))
        bodies.append(entry(cache).read_bytes()[-len(TEXT.encode()) :])
    assert bodies[0] != bodies[1]


@pytest.mark.parametrize("changed", [0, 1, 2])
def test_a_changed_input_hides_it(cache: Cache, inputs: list[Path], changed: int) -> None:
    cache.write("key", TEXT, digests(inputs))
    before = inputs[changed].read_bytes() if inputs[changed].exists() else None
    inputs[changed].write_bytes((before or b"") + b" ")
    assert cache.read("key") is None
    if before is None:
        inputs[changed].unlink()
    else:
        inputs[changed].write_bytes(before)
    assert cache.read("key") == TEXT
    inputs[0].unlink()
    assert cache.read("key") is None


def test_inputs_are_not_exchanged(cache: Cache, inputs: list[Path]) -> None:
    cache.write("key", TEXT, digests(inputs))
    one, two = (path.read_bytes() for path in inputs[:2])
    inputs[0].write_bytes(two)
    inputs[1].write_bytes(one)
    assert cache.read("key") is None


def test_an_entry_under_another_name_is_none(cache: Cache, inputs: list[Path]) -> None:
    cache.write("key", TEXT, digests(inputs))
    first = entry(cache)
    data = first.read_bytes()
    first.unlink()
    cache.write("other", "", digests(inputs))
    entry(cache).write_bytes(data)
    assert cache.read("other") is None


@given(st.data())
def test_a_damaged_entry_is_none(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    cache = Cache(tmp_path_factory.mktemp("cache"))
    cache.write("key", TEXT, [(str(Path(__file__)), digest_of(Path(__file__)))])
    content = bytearray(entry(cache).read_bytes())
    if data.draw(st.booleans()):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    else:
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    entry(cache).write_bytes(content)
    assert cache.read("key") is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions as POSIX has them")
def test_it_is_its_owners_alone(cache: Cache, inputs: list[Path]) -> None:
    """Be the directory and the file that was there before as open as they may."""
    assert cache.directory is not None
    cache.directory.mkdir(mode=0o755)
    for _ in range(2):
        cache.write("key", TEXT, digests(inputs))
        assert entry(cache).stat().st_mode & 0o077 == 0
        entry(cache).chmod(0o644)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name")
def test_a_pipe_is_left_to_its_reader(cache: Cache, tmp_path: Path) -> None:
    """What comes through it can be read once; `--policy <(...)` must not be emptied by a look at the cache."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    cache.write("key", TEXT, [(str(pipe), "0" * 64)])
    written: list[bool] = []
    writer = threading.Thread(target=lambda: written.append(bool(pipe.write_bytes(b"policy"))))
    writer.start()  # and wait until somebody reads
    assert cache.read("key") is None
    assert not written
    reader = os.open(pipe, os.O_RDONLY)
    writer.join()
    os.close(reader)


def test_without_a_directory_nothing_is_kept(tmp_path: Path) -> None:
    cache = Cache(None)
    cache.write("key", TEXT, [])
    assert cache.read("key") is None
    (tmp_path / "file").write_bytes(b"")
    cache = Cache(tmp_path / "file")
    cache.write("key", TEXT, [])
    assert cache.read("key") is None
