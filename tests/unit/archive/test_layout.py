"""The names in an archive's folder: which of them are generations, and of what."""

from pathlib import Path

from store.archive.layout import newest_generations

A, B, OTHER = "2022-09-01-024", "2022-09-02-025", "2022-08-08-001"


def test_the_newest_generation_of_each_conference_is_found_by_the_names_alone(tmp_path: Path) -> None:
    """What only looks like one, or lies in the month of another, is none."""
    names = {
        "09": (f"{A}.000001.json", f"{A}.000003.json", f"{A}.000002.json", f"{B}.000001.json"),
        "08": (f"{OTHER}.000004.json",),
    }
    strange = (f"{OTHER}.000009.json", "2022-09-01-junk.000004.json", f"{B}1000000.json", "x.000001.json")
    for month, there in (*names.items(), ("09", strange), ("09", (f"{A}.1000000.json",))):
        folder = tmp_path / "conferences" / "2022" / month
        folder.mkdir(parents=True, exist_ok=True)
        for name in there:
            (folder / name).touch()
    found = {A: 1_000_000, B: 1, OTHER: 4}
    assert newest_generations(tmp_path) == newest_generations(tmp_path, known=(A, B, OTHER)) == found
    assert newest_generations(tmp_path, of=["2022-08-31-009"]) == {OTHER: 4}
