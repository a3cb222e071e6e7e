"""Pages to a printer, a folder or a stick: told where they went, nothing half-written left."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog
from qt.panels import Panel, window_on
from qt.test_paper_layout import CARD, WAY

from companion.papers.printer import (
    DiskFull,
    MemoryPrinter,
    NoPrinter,
    NoStick,
    NotPrinted,
    OnlyOnPaper,
    PrintingCancelled,
    StickGone,
    StickLocked,
)
from companion.papers.sheet import SMALLEST_PT
from companion.qt import printing
from companion.qt.paper_jobs import ToPrinter, ToStick, choose
from companion.qt.print_dialog import ask
from companion.qt.printing import PdfPrinter, SystemPrinter
from companion.qt.sticks import Stick, is_removable, sticks
from companion.session.intents import Printed, Trouble
from companion.session.papers_told import trouble_of

pytestmark = pytest.mark.usefixtures("qapp")

TWO = replace(CARD, way=WAY)


def with_sticks(*found: Stick, may_save: bool = False) -> SystemPrinter:
    return SystemPrinter(may_save=may_save, find=lambda: found)


def stick(folder: Path, *, read_only: bool = False) -> Stick:
    return Stick("USB", folder, read_only)


def refusing(code: int) -> Callable[[int], None]:
    def sync(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    return sync


def test_a_page_with_the_way_is_two_a4_with_the_map(tmp_path: Path) -> None:
    reader = PdfReader(PdfPrinter(tmp_path).print_page(TWO))

    assert [[round(float(side)) for side in page.mediabox[2:]] for page in reader.pages] == [
        [595, 842],
        [595, 842],
    ]
    assert [len(page.images) for page in reader.pages] == [0, 1]
    assert "8. Rechtsaf:" in " ".join(reader.pages[1].extract_text().split())


def test_no_letter_of_the_steps_is_smaller_than_18_points(tmp_path: Path) -> None:
    sizes: set[float] = set()

    def note(text: str, scale: list[float], *matrix_font_size: object) -> None:
        size = matrix_font_size[-1]
        if text.strip() and isinstance(size, float):
            sizes.add(round(abs(size * scale[3]), 1))

    for page in PdfReader(PdfPrinter(tmp_path).print_page(TWO)).pages:
        page.extract_text(visitor_text=note)

    assert min(sizes) == SMALLEST_PT


def test_a_page_on_a_stick_is_told_by_its_path(tmp_path: Path) -> None:
    saved = with_sticks(stick(tmp_path)).save_on_stick(CARD)

    assert Path(saved) == tmp_path / "Loketkaart.pdf"
    assert len(PdfReader(saved).pages) == 1


def test_a_locked_stick_is_passed_over_for_one_that_is_not(tmp_path: Path) -> None:
    locked, free = tmp_path / "a", tmp_path / "b"
    locked.mkdir()
    free.mkdir()

    saved = with_sticks(stick(locked, read_only=True), stick(free)).save_on_stick(CARD)

    assert Path(saved).parent == free


def test_a_locked_stick_alone_is_told(tmp_path: Path) -> None:
    with pytest.raises(StickLocked):
        with_sticks(stick(tmp_path, read_only=True)).save_on_stick(CARD)


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EIO, StickGone),
        (errno.ENODEV, StickGone),
        (errno.EROFS, StickLocked),
        (errno.EBUSY, NotPrinted),
    ],
)
def test_what_a_stick_refuses_is_told_and_nothing_half_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, refusal: type[NotPrinted]
) -> None:
    monkeypatch.setattr(os, "fsync", refusing(code))

    with pytest.raises(NotPrinted) as told:
        with_sticks(stick(tmp_path)).save_on_stick(CARD)

    assert type(told.value) is refusal
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_was_pulled_out_is_told(tmp_path: Path) -> None:
    with pytest.raises(StickGone):
        with_sticks(stick(tmp_path / "gone")).save_on_stick(CARD)


def test_without_a_stick_nothing_of_a_guest_is_saved() -> None:
    with pytest.raises(NoStick):
        with_sticks(may_save=False).save_on_stick(CARD)


def test_who_asked_for_a_stick_is_told_that_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "_documents", lambda: tmp_path)

    with pytest.raises(NoStick):
        with_sticks(may_save=True).save_on_stick(CARD)

    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", refusing(errno.ENOSPC))

    with pytest.raises(DiskFull):
        PdfPrinter(tmp_path).print_page(CARD)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(NotPrinted):
        PdfPrinter(tmp_path).print_page(CARD)


def test_a_dialog_that_is_closed_prints_nothing() -> None:
    printer = SystemPrinter(may_save=True, ask=lambda _printer: False)

    told = choose(printer)

    assert told == Trouble(trouble_of(PrintingCancelled()))


# What stands for a display in tests has no hints for a dialog's size, and says so.
@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("accept", [True, False])
def test_the_dialog_of_the_system_stands_over_our_window_and_is_answered(accept: bool) -> None:
    window, seen = window_on(Panel()), list[tuple[bool, int]]()

    def answer() -> None:
        (dialog,) = window.findChildren(QPrintDialog)
        seen.append((dialog.isVisible(), dialog.font().pixelSize()))
        dialog.done(QDialog.DialogCode.Accepted if accept else QDialog.DialogCode.Rejected)

    QTimer.singleShot(0, window, answer)
    told = ask(QPrinter())

    smallest = window.look.metrics.smallest_text
    window.close()
    assert told is accept
    assert seen == [(True, smallest)]


def test_what_was_chosen_in_the_dialog_is_where_the_page_goes(tmp_path: Path) -> None:
    file = tmp_path / "chosen.pdf"

    def ask(chosen: QPrinter) -> bool:
        chosen.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        chosen.setOutputFileName(str(file))
        return True

    printer = SystemPrinter(may_save=True, ask=ask)

    refused = choose(printer)
    told = ToPrinter(printer, TWO)()

    assert refused is None
    assert told == Printed(str(file))
    assert len(PdfReader(file).pages) == 2


def test_the_list_of_jobs_tells_the_program_and_not_the_page() -> None:
    names: list[str] = []

    def ask(chosen: QPrinter) -> bool:
        names.append(chosen.docName())
        return False

    choose(SystemPrinter(may_save=False, ask=ask))

    assert names == ["Loketmaatje"]


def test_without_a_printer_nothing_of_a_guest_is_saved() -> None:
    with pytest.raises(NoPrinter):
        SystemPrinter(may_save=False).print_page(CARD)


@pytest.mark.parametrize(
    "refusal",
    [PrintingCancelled(), NoPrinter(), NoStick(), StickGone(), StickLocked(), DiskFull()],
)
def test_every_refusal_has_a_sentence_of_its_own(refusal: NotPrinted) -> None:
    others = trouble_of(NotPrinted("smoke"))

    assert trouble_of(refusal) != others
    assert trouble_of(refusal).id.endswith(".")


def test_the_jobs_tell_where_a_page_went() -> None:
    printer = MemoryPrinter()

    assert ToPrinter(printer, CARD)() == Printed("")
    assert ToStick(printer, CARD)() == Printed("stick/Loketkaart.pdf", on_stick=True)
    assert printer.pages == [CARD, CARD]


@pytest.mark.parametrize(
    ("root", "platform", "removable"),
    [
        ("/media/anna/USB", "linux", True),
        ("/run/media/anna/USB", "linux", True),
        ("/", "linux", False),
        ("/home", "linux", False),
        ("/media", "linux", False),
        ("/Volumes/USB", "darwin", True),
        ("/", "darwin", False),
        ("/System/Volumes/Data", "darwin", False),
    ],
)
def test_a_stick_is_known_by_where_the_system_puts_it(
    root: str, platform: str, removable: bool
) -> None:
    assert is_removable(root, platform) is removable


def test_asking_for_sticks_never_fails() -> None:
    assert all(one.folder.is_absolute() for one in sticks())


def test_what_may_only_go_to_a_printer_never_becomes_a_file_by_the_dialog(
    tmp_path: Path,
) -> None:
    file = tmp_path / "blad.pdf"

    def into_a_file(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return True

    for_guest = SystemPrinter(may_save=False, ask=into_a_file)
    at_home = SystemPrinter(may_save=True, ask=into_a_file)
    for_guest.choose()
    at_home.choose()

    with pytest.raises(OnlyOnPaper):
        for_guest.print_page(CARD)
    with pytest.raises(OnlyOnPaper):
        at_home.print_page(replace(CARD, paper_only=True))
    assert not file.exists()
