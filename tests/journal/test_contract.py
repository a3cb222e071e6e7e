"""What every journal does, on disk and in memory."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from companion.journal.errors import Cause, NotKept
from companion.journal.file import open_file
from companion.journal.journal import Journal
from companion.journal.memory import MemoryJournal
from companion.journal.model import Entry, Kept, Stamp, StampKind
from companion.journal.sqlite import SqliteJournal
from companion.vault.key_store import MemoryKeyStore

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def rent(step: str, answer: str, at: datetime = MONDAY) -> Entry:
    return Entry("huurtoeslag", "Huurtoeslag aanvragen", step, answer, at)


def rent_stamp(kind: StampKind, at: datetime = MONDAY) -> Stamp:
    return Stamp("huurtoeslag", "Huurtoeslag aanvragen", kind, at)


def test_answers_are_not_in_a_repr() -> None:
    kept = Kept("aow", "AOW aanvragen", (("naam", "De Sleutel"),), "naam", (), MONDAY)

    assert "De Sleutel" not in repr(kept)
    assert "De Sleutel" not in repr(rent("naam", "De Sleutel"))


class JournalContract:
    """A subclass gives a fixture `journal`."""

    def test_a_new_journal_is_empty(self, journal: Journal) -> None:
        assert journal.errands() == ()
        assert journal.finished_errands() == ()
        assert journal.ledger() == ()

    def test_the_first_answer_opens_an_errand(self, journal: Journal) -> None:
        journal.keep(rent("huur", "61250"))

        assert journal.errands() == (
            Kept(
                flow="huurtoeslag",
                title="Huurtoeslag aanvragen",
                answers=(("huur", "61250"),),
                current="huur",
                stamps=(),
                touched=MONDAY,
            ),
        )

    def test_answers_stay_in_the_order_in_which_they_were_given(self, journal: Journal) -> None:
        journal.keep(rent("zorg", "ja"))
        journal.keep(rent("huur", "61250"))
        journal.keep(rent("adres", "1234 AB"))

        assert journal.errands()[0].answers == (
            ("zorg", "ja"),
            ("huur", "61250"),
            ("adres", "1234 AB"),
        )

    def test_an_answer_given_again_keeps_its_place(self, journal: Journal) -> None:
        journal.keep(rent("huur", "61250"))
        journal.keep(rent("zorg", "ja"))
        journal.keep(rent("huur", "70000"))

        assert journal.errands()[0].answers == (("huur", "70000"), ("zorg", "ja"))

    def test_keeping_again_does_not_move_the_citizen(self, journal: Journal) -> None:
        journal.keep(rent("huur", "61250"))
        journal.move("huurtoeslag", "Huurtoeslag aanvragen", "zorg", TUESDAY)
        journal.keep(rent("huur", "70000", WEDNESDAY))

        kept = journal.errands()[0]
        assert kept.current == "zorg"
        assert kept.touched == WEDNESDAY

    def test_moving_opens_an_errand_without_answers(self, journal: Journal) -> None:
        journal.move("huurtoeslag", "Huurtoeslag aanvragen", "begin", MONDAY)

        kept = journal.errands()[0]
        assert (kept.current, kept.answers, kept.touched) == ("begin", (), MONDAY)

    def test_the_errand_touched_last_is_first(self, journal: Journal) -> None:
        journal.move("huurtoeslag", "Huurtoeslag aanvragen", "begin", MONDAY)
        journal.move("aow", "AOW aanvragen", "begin", TUESDAY)
        journal.move("huurtoeslag", "Huurtoeslag aanvragen", "huur", WEDNESDAY)

        assert [kept.flow for kept in journal.errands()] == ["huurtoeslag", "aow"]

    def test_touched_is_compared_across_time_zones(self, journal: Journal) -> None:
        summer = timezone(timedelta(hours=2))
        journal.move("eerst", "Eerst", "a", datetime(2026, 7, 1, 12, 0, tzinfo=summer))
        journal.move("later", "Later", "a", datetime(2026, 7, 1, 11, 0, tzinfo=UTC))

        assert [kept.flow for kept in journal.errands()] == ["later", "eerst"]

    def test_a_new_title_replaces_the_old_one(self, journal: Journal) -> None:
        journal.keep(rent("huur", "61250"))
        journal.move("huurtoeslag", "Toeslag voor de huur", "zorg", TUESDAY)

        assert journal.errands()[0].title == "Toeslag voor de huur"

    def test_stamps_are_in_the_ledger_and_with_their_errand(self, journal: Journal) -> None:
        done = rent_stamp(StampKind.DONE_HERE)
        sent = rent_stamp(StampKind.SENT, TUESDAY)
        journal.keep(rent("huur", "61250"))
        journal.stamp(done)
        journal.stamp(sent)

        assert journal.ledger() == (done, sent)
        kept = journal.errands()[0]
        assert kept.stamps == (done, sent)
        assert kept.touched == TUESDAY

    def test_a_stamp_without_an_errand_is_in_the_ledger_only(self, journal: Journal) -> None:
        done = rent_stamp(StampKind.DONE_HERE)
        journal.stamp(done)

        assert journal.ledger() == (done,)
        assert journal.errands() == ()

    def test_a_closed_errand_leaves_the_open_ones_and_keeps_all(self, journal: Journal) -> None:
        done = rent_stamp(StampKind.DONE_HERE)
        journal.keep(rent("huur", "61250"))
        journal.stamp(done)
        journal.close_errand("huurtoeslag", TUESDAY)

        assert journal.errands() == ()
        assert journal.ledger() == (done,)
        assert journal.finished_errands() == (
            Kept(
                flow="huurtoeslag",
                title="Huurtoeslag aanvragen",
                answers=(("huur", "61250"),),
                current="huur",
                stamps=(done,),
                touched=TUESDAY,
                closed=True,
            ),
        )

    def test_a_stamp_after_closing_belongs_to_the_closed_errand(self, journal: Journal) -> None:
        confirmed = rent_stamp(StampKind.CONFIRMED, WEDNESDAY)
        journal.keep(rent("huur", "61250"))
        journal.close_errand("huurtoeslag", TUESDAY)
        journal.stamp(confirmed)

        kept = journal.finished_errands()[0]
        assert kept.stamps == (confirmed,)
        assert kept.touched == TUESDAY

    def test_every_kind_of_stamp_of_a_closed_errand_comes_back_in_order(
        self, journal: Journal
    ) -> None:
        stamps = (
            rent_stamp(StampKind.DONE_HERE),
            rent_stamp(StampKind.SENT, TUESDAY),
            rent_stamp(StampKind.CONFIRMED, WEDNESDAY),
        )
        journal.keep(rent("huur", "61250"))
        journal.stamp(stamps[0])
        journal.close_errand("huurtoeslag", MONDAY)
        journal.stamp(stamps[1])
        journal.stamp(stamps[2])

        assert journal.finished_errands()[0].stamps == stamps
        assert journal.ledger() == stamps

    def test_a_confirmation_goes_to_the_errand_closed_last(self, journal: Journal) -> None:
        confirmed = rent_stamp(StampKind.CONFIRMED, WEDNESDAY)
        journal.keep(rent("huur", "61250"))
        journal.close_errand("huurtoeslag", MONDAY)
        journal.keep(rent("huur", "70000"))
        journal.close_errand("huurtoeslag", TUESDAY)
        journal.stamp(confirmed)

        last, first = journal.finished_errands()
        assert (last.answers, last.stamps) == ((("huur", "70000"),), (confirmed,))
        assert first.stamps == ()

    def test_answering_after_closing_begins_a_new_errand(self, journal: Journal) -> None:
        journal.keep(rent("huur", "61250"))
        journal.close_errand("huurtoeslag", TUESDAY)
        journal.keep(rent("zorg", "ja", WEDNESDAY))

        assert journal.errands()[0].answers == (("zorg", "ja"),)
        assert journal.finished_errands()[0].answers == (("huur", "61250"),)

    def test_closing_what_is_not_open_is_harmless(self, journal: Journal) -> None:
        journal.close_errand("huurtoeslag", TUESDAY)

        assert journal.finished_errands() == ()

    def test_forgetting_takes_everything_of_one_flow_only(self, journal: Journal) -> None:
        journal.keep(rent("huur", "61250"))
        journal.stamp(rent_stamp(StampKind.DONE_HERE))
        journal.close_errand("huurtoeslag", TUESDAY)
        journal.keep(rent("huur", "70000"))
        journal.move("aow", "AOW aanvragen", "begin", MONDAY)
        journal.forget("huurtoeslag")

        assert [kept.flow for kept in journal.errands()] == ["aow"]
        assert journal.finished_errands() == ()
        assert journal.ledger() == ()

    @pytest.mark.parametrize(
        "answer",
        ["", "José İpek", "محمد", "<b>{0}%s", "' OR 1=1; --", "a\x00b", "\ud800", "x" * 10_000],
    )
    def test_any_text_comes_back_as_it_was(self, journal: Journal, answer: str) -> None:
        journal.keep(rent("naam", answer))

        assert journal.errands()[0].answers == (("naam", answer),)

    def test_workers_may_keep_at_the_same_time(self, journal: Journal) -> None:
        entries = [rent(f"stap{number}", "ja") for number in range(12)]

        with ThreadPoolExecutor(4) as workers:
            list(workers.map(journal.keep, entries))

        assert len(journal.errands()[0].answers) == 12

    def test_after_closing_nothing_is_kept_and_closing_again_is_harmless(
        self, journal: Journal
    ) -> None:
        journal.close()
        journal.close()

        with pytest.raises(NotKept) as caught:
            journal.keep(rent("huur", "61250"))
        assert caught.value.cause is Cause.CLOSED
        with pytest.raises(NotKept):
            journal.errands()


class TestMemoryJournal(JournalContract):
    @pytest.fixture
    def journal(self) -> MemoryJournal:
        return MemoryJournal()

    def test_it_does_not_claim_to_survive(self, journal: MemoryJournal) -> None:
        assert not journal.durable


class TestSqliteJournal(JournalContract):
    @pytest.fixture
    def shelf(self) -> MemoryKeyStore:
        return MemoryKeyStore()

    @pytest.fixture
    def journal(self, tmp_path: Path, shelf: MemoryKeyStore) -> Iterator[SqliteJournal]:
        opened = open_file(tmp_path / "home" / "journal.sqlite3", shelf)
        yield opened
        opened.close()

    def test_it_claims_to_survive(self, journal: SqliteJournal) -> None:
        assert journal.durable

    def test_what_was_kept_is_there_when_it_is_opened_again(
        self, journal: SqliteJournal, tmp_path: Path, shelf: MemoryKeyStore
    ) -> None:
        journal.keep(rent("huur", "61250"))
        journal.stamp(rent_stamp(StampKind.SENT))
        journal.move("aow", "AOW aanvragen", "begin", TUESDAY)
        before = (journal.errands(), journal.ledger())
        journal.close()

        again = open_file(tmp_path / "home" / "journal.sqlite3", shelf)

        assert (again.errands(), again.ledger()) == before
        again.close()
