"""What every implementation of `store.archive.repository.Repository` must show.

A test module subclasses `RepositoryContract` and gives `repository`; a second one, `other`, looks at
the same conferences as another window would.
"""

import pytest

from store.archive.documents import ABSENT
from store.archive.repository import Repository, Signature
from store.troubles import Trouble
from tests.unit.archive.documents_for_tests import a_cell, a_document, with_cell

DOLMA = Signature("卓玛", 1_662_000_000_000, "卫健委传真", "初稿")
TASHI = Signature("扎西", 1_662_000_060_000)
LHASA = ("cells", "yesterday/confirmed/lhasa")


class RepositoryContract:
    @pytest.fixture
    def repository(self) -> Repository:
        raise NotImplementedError

    @pytest.fixture
    def other(self) -> Repository:
        raise NotImplementedError

    def test_a_conference_comes_back_as_it_was_given(self, repository: Repository, other: Repository) -> None:
        made = repository.create(a_document(), DOLMA)
        assert made.key == "2022-09-01-024"
        assert other.load(made.key).document == a_document()
        assert other.load(made.key).head == made.head

    def test_a_second_conference_of_that_number_gets_a_key_of_its_own(self, repository: Repository) -> None:
        first, second = repository.create(a_document(), DOLMA), repository.create(a_document(lhasa=9), DOLMA)
        assert second.key == "2022-09-01-024-b"
        assert repository.load(first.key).document != repository.load(second.key).document

    def test_a_conference_without_a_number_is_kept_by_its_date(self, repository: Repository) -> None:
        assert repository.create(a_document(number=None), DOLMA).key == "2022-09-01-000"

    @pytest.mark.parametrize("held_on", ["", "2022-02-30", "20220901", "../../etc", "2022-09-01/x"])
    def test_a_date_that_is_none_makes_no_key(self, repository: Repository, held_on: str) -> None:
        with pytest.raises(Trouble) as refused:
            repository.create(a_document(held_on=held_on), DOLMA)
        assert refused.value.code == "bad_date"
        assert list(repository.list()) == []

    @pytest.mark.parametrize(
        "key", ["", "..", "2022-09-01-024/../x", "2022-09-01-24", "2022-13-01-024", "a\0b"]
    )
    def test_nothing_but_a_key_is_looked_up(self, repository: Repository, key: str) -> None:
        with pytest.raises(Trouble) as refused:
            repository.load(key)
        assert refused.value.code == "bad_key"

    def test_an_unknown_key_is_said_to_be_unknown(self, repository: Repository) -> None:
        with pytest.raises(Trouble) as refused:
            repository.load("2022-09-01-024")
        assert (refused.value.code, refused.value.exit_code) == ("unknown", 2)

    def test_what_is_handed_over_is_not_shared(self, repository: Repository) -> None:
        document = a_document()
        made = repository.create(document, DOLMA)
        document["cells"].clear()
        made.document["cells"].clear()
        assert repository.load(made.key).document == a_document()

    def test_different_cells_merge(self, repository: Repository, other: Repository) -> None:
        base = repository.create(a_document(), DOLMA)
        other.save(base.key, base.document, with_cell(base.document, "lhasa", 20), TASHI)
        kept = repository.save(base.key, base.document, with_cell(base.document, "ngari", 7), DOLMA)
        assert kept.clashes == ()
        values = {key[20:]: cell["v"] for key, cell in kept.document["cells"].items()}
        assert (values["lhasa"], values["ngari"]) == (20, 7)
        assert other.load(base.key).document == kept.document

    def test_the_same_cell_with_two_values_is_a_clash_for_a_person(
        self, repository: Repository, other: Repository
    ) -> None:
        base = repository.create(a_document(), DOLMA)
        other.save(base.key, base.document, with_cell(base.document, "lhasa", 20, "扎西", 5), TASHI)
        mine = with_cell(with_cell(base.document, "lhasa", 21, "卓玛", 6), "nagqu", 3, "卓玛", 7)
        kept = repository.save(base.key, base.document, mine, DOLMA)
        (clash,) = kept.clashes
        assert clash.path == LHASA
        assert (clash.mine["v"], clash.mine["by"], clash.mine["at"]) == (21, "卓玛", 6)
        assert (clash.theirs["v"], clash.theirs["by"], clash.theirs["at"]) == (20, "扎西", 5)
        assert kept.document["cells"]["yesterday/confirmed/lhasa"]["v"] == 20
        assert kept.document["cells"]["yesterday/confirmed/nagqu"]["v"] == 3

    def test_the_same_value_from_two_people_is_no_clash(
        self, repository: Repository, other: Repository
    ) -> None:
        base = repository.create(a_document(), DOLMA)
        other.save(base.key, base.document, with_cell(base.document, "lhasa", 20, "扎西", 5), TASHI)
        kept = repository.save(
            base.key, base.document, with_cell(base.document, "lhasa", 20, "卓玛", 9), DOLMA
        )
        assert kept.clashes == ()
        assert kept.document["cells"]["yesterday/confirmed/lhasa"]["by"] == "扎西"

    def test_two_windows_may_each_begin_the_same_part(
        self, repository: Repository, other: Repository
    ) -> None:
        bare = {name: value for name, value in a_document().items() if name != "cells"}
        base = repository.create(bare, DOLMA)
        other.save(base.key, bare, {**bare, "cells": {"a": a_cell(1)}}, TASHI)
        kept = repository.save(base.key, bare, {**bare, "cells": {"b": a_cell(2)}}, DOLMA)
        assert kept.clashes == ()
        assert kept.document["cells"].keys() == {"a", "b"}
        assert repository.verify(base.key) == []

    def test_a_removed_and_a_changed_cell_clash(self, repository: Repository, other: Repository) -> None:
        base = repository.create(a_document(), DOLMA)
        without = {**base.document, "cells": dict(base.document["cells"])}
        del without["cells"]["yesterday/confirmed/lhasa"]
        other.save(base.key, base.document, without, TASHI)
        kept = repository.save(base.key, base.document, with_cell(base.document, "lhasa", 4), DOLMA)
        assert [(clash.path, clash.theirs) for clash in kept.clashes] == [(LHASA, ABSENT)]

    def test_saving_nothing_new_leaves_no_trace(self, repository: Repository) -> None:
        base = repository.create(a_document(), DOLMA)
        again = repository.save(base.key, base.document, a_document(), TASHI)
        assert (again.generation, again.version) == (base.generation, base.version)

    def test_a_guard_sees_the_record_as_it_is_now(self, repository: Repository, other: Repository) -> None:
        base = repository.create(a_document(), DOLMA)
        other.update(base.key, lambda document: {**document, "status": "released"}, TASHI)

        def only_drafts(document: dict[str, object]) -> None:
            if document["status"] != "draft":
                raise Trouble("released")

        with pytest.raises(Trouble, match="released"):
            repository.save(base.key, base.document, with_cell(base.document, "lhasa", 1), DOLMA, only_drafts)
        assert repository.load(base.key).version == 2

    def test_the_history_tells_who_when_from_what_and_why(self, repository: Repository) -> None:
        base = repository.create(a_document(), DOLMA)
        why = Signature("扎西", 1_662_000_500_000, "电话", "更正")
        repository.save(base.key, base.document, with_cell(base.document, "lhasa", 20), why)
        first, second = repository.history(base.key)
        assert (first.kind, first.signature) == ("created", DOLMA)
        assert (second.kind, second.signature) == ("changed", why)
        (change,) = second.changes
        assert (change.path, change.old["v"], change.new["v"]) == (LHASA, 0, 20)

    def test_any_version_can_be_seen_compared_and_restored(self, repository: Repository) -> None:
        base = repository.create(a_document(), DOLMA)
        later = with_cell(base.document, "lhasa", 20)
        later = {**later, "texts": {**later["texts"], "headline": "新增五十四例"}}
        del later["notes"]
        repository.save(base.key, base.document, later, TASHI)
        assert repository.version(base.key, 1) == a_document()
        assert repository.version(base.key, 2) == later
        changes = repository.compare(base.key, 1, 2)
        assert [change.path[0] for change in changes] == ["cells", "texts", "notes"]
        restored = repository.restore_version(base.key, 1, DOLMA)
        assert (restored.document, restored.version) == (a_document(), 3)
        assert repository.history(base.key)[2].of == 1
        assert repository.version(base.key, 2) == later
        assert repository.verify(base.key, [base.head]) == []
        for number in (0, 4, -1):
            with pytest.raises(Trouble) as refused:
                repository.version(base.key, number)
            assert refused.value.code == "no_version"

    def test_a_deleted_conference_can_be_brought_back(
        self, repository: Repository, other: Repository
    ) -> None:
        base = repository.create(a_document(), DOLMA)
        repository.delete(base.key, TASHI)
        assert (list(other.list()), [row.key for row in other.list_deleted()]) == ([], [base.key])
        for act in (
            lambda: other.load(base.key),
            lambda: other.save(base.key, a_document(), with_cell(a_document(), "lhasa", 9), DOLMA),
        ):
            with pytest.raises(Trouble) as refused:
                act()
            assert refused.value.code == "deleted"
        assert repository.create(a_document(), DOLMA).key == "2022-09-01-024-b"
        assert other.undelete(base.key, DOLMA).document == a_document()
        assert [row.key for row in repository.list()] == ["2022-09-01-024-b", base.key]
        assert [entry.kind for entry in repository.history(base.key)] == ["created", "deleted", "undeleted"]

    def test_the_list_is_newest_first_and_another_windows_work_appears(
        self, repository: Repository, other: Repository
    ) -> None:
        assert list(other.list()) == []
        repository.create(a_document(9, "2022-08-17"), DOLMA)
        newest = repository.create(a_document(35, "2022-09-12"), DOLMA)
        repository.create(a_document(24, "2022-09-01"), DOLMA)
        assert [row.summary["number"] for row in other.list()] == [35, 24, 9]
        token = other.changed_since(None).token
        assert other.changed_since(token).changed == frozenset()
        repository.save(newest.key, newest.document, {**newest.document, "status": "released"}, TASHI)
        assert other.changed_since(token).changed == {newest.key}
        assert other.list()[0].summary["status"] == "released"

    def test_number_date_speaker_phrase_and_figure_are_found(
        self, repository: Repository, other: Repository
    ) -> None:
        repository.create(a_document(24, "2022-09-01", lhasa=674), DOLMA)
        second = repository.create({**a_document(35, "2022-09-12"), "texts": {"speaker": "格桑玉珍"}}, DOLMA)
        assert [row.key for row in other.found("格桑")] == [second.key]
        assert [row.key for row in other.found("６７４")] == ["2022-09-01-024"]
        assert [row.key for row in other.found("2022-09-12 格桑玉珍")] == [second.key]
        assert len(other.found("regional-epidemic")) == 2
        assert list(other.found("格桑 674")) == list(other.found(" ")) == []

    @pytest.mark.parametrize("value", [float("nan"), 1.5, {1: "x"}, b"x", "\ud800"])
    def test_what_cannot_be_stored_is_refused_and_harms_nothing(
        self, repository: Repository, value: object
    ) -> None:
        base = repository.create(a_document(), DOLMA)
        with pytest.raises(Trouble) as refused:
            repository.save(base.key, base.document, {**base.document, "extra": value}, DOLMA)
        assert refused.value.code == "unwritable"
        with pytest.raises(Trouble) as refused:
            repository.create({**a_document(25), "extra": value}, DOLMA)
        assert refused.value.code == "unwritable"
        assert repository.load(base.key).document == a_document()

    def test_any_script_survives(self, repository: Repository, other: Repository) -> None:
        texts = {"bo": "བོད་རང་སྐྱོང་ལྗོངས།", "emoji": "😀", "quotes": '"}, "\n\t\\', "\u2028": "\u2028"}
        base = repository.create({**a_document(), "texts": texts}, DOLMA)
        assert other.load(base.key).document["texts"] == texts
