"""A course of many variants, made in parts by machines that are there already, and joined."""

import os
import signal
import subprocess
from pathlib import Path

import pytest
from conftest import SAMPLES
from distributed import Client, LocalCluster

VARIANTS = ["-f", "moodle", "--vary", "1", "--count", "10"]


def make(part, folder, parts=5):
    """One part, as a job of any system makes it."""
    command = [os.environ["BACKWIRE"], "render", str(SAMPLES / "product.circuit"), *VARIANTS, "-o", f"{folder}/parts"]
    subprocess.run([*command, "--shard", f"{part}/{parts}"], check=True, capture_output=True)
    return part


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    command = [os.environ["BACKWIRE"], "render", str(SAMPLES / "product.circuit"), *VARIANTS, "-q", "-o", str(folder)]
    subprocess.run(command, check=True)
    return (folder / "product-moodle.xml").read_bytes()


def merged(folder):
    command = [os.environ["BACKWIRE"], "merge", "parts", "-o", "bank.xml"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return Path(folder, "bank.xml").read_bytes()


def test_gnu_parallel_makes_the_parts_that_are_still_missing(tmp_path, whole):
    make(3, tmp_path)
    before = (tmp_path / "parts/product-part-3-of-5/part.json").stat().st_mtime_ns
    job = ["render", str(SAMPLES / "product.circuit"), *VARIANTS, "-o", "parts", "--shard", "{}/5"]
    command = ["parallel", "-j", "2", "--resume", "--joblog", "jobs.log", os.environ["BACKWIRE"], *job]
    subprocess.run(command, cwd=tmp_path, input="1\n2\n3\n4\n5\n", text=True, check=True, capture_output=True)
    assert (tmp_path / "parts/product-part-3-of-5/part.json").stat().st_mtime_ns == before
    assert merged(tmp_path) == whole


def test_dask_makes_all_parts_when_a_worker_is_killed(tmp_path, whole):
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        workers = client.run(os.getpid)
        futures = client.map(make, range(1, 6), folder=str(tmp_path), pure=False, retries=5)
        os.kill(next(iter(workers.values())), signal.SIGKILL)
        assert sorted(client.gather(futures)) == [1, 2, 3, 4, 5]
    assert merged(tmp_path) == whole
