"""What this computer saw of an archive: what counts of the lines it noted."""

from pathlib import Path

from store.archive.seen import Memory, SeenState

KEY = "2022-09-01-024"


def state(version: int, generation: int | None = None) -> SeenState:
    return SeenState(version if generation is None else generation, version, f"{version:064x}")


def noted(path: Path, *versions: int) -> None:
    """Each version noted by a window of its own, which knew of no other: lines of two windows mix."""
    for version in versions:
        apart = Memory(path.with_name(f"{version}.seen"))
        apart.note(KEY, state(version), [], 7, made_here=True)
        assert apart.path is not None
        with path.open("ab") as file:
            file.write(apart.path.read_bytes())


def test_of_the_lines_of_two_windows_the_latest_version_counts(tmp_path: Path) -> None:
    noted(tmp_path / "all.seen", 1, 3, 2)
    found = Memory(tmp_path / "all.seen").of(KEY)
    assert found is not None and found.seen == state(3)


def test_what_a_power_cut_left_of_a_line_is_no_damage_and_other_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "all.seen"
    noted(path, 1)
    whole = path.read_bytes()
    for torn, damaged in ((b"\0\0\0\0", []), (b"12345678 half", ["seen_damaged"])):
        path.write_bytes(whole + torn + b"\n")
        memory = Memory(path)
        assert memory.of(KEY) is not None
        assert [trouble.code for trouble in memory.troubles] == damaged
