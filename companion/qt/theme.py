"""The colours of the three themes; text at least 7:1, borders and icons at least 4.5:1."""

from dataclasses import dataclass

from companion.settings.model import Theme


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme, as #rrggbb. State is never told by colour alone: also by border, icon and word."""

    background: str
    text: str
    surface: str  # fill of a control
    border: str
    main: str  # fill of the main button
    on_main: str  # text on the main button
    focus: str  # fill of the control that has the keyboard
    on_focus: str
    chosen: str  # fill of a chosen answer
    spoken: str  # ground of the sentence that is being said
    on_spoken: str
    notice: str  # ground of a notice


THEMES = {
    # Off-white against glare; ux.md section 2, contrast.
    Theme.BLACK_ON_WHITE: Colours(
        background="#fafaf5", text="#111111", surface="#ffffff", border="#333333",
        main="#12343b", on_main="#ffffff", focus="#ffd83d", on_focus="#111111",
        chosen="#e3eee9", spoken="#ffe98a", on_spoken="#111111", notice="#f3eee0",
    ),
    Theme.YELLOW_ON_BLACK: Colours(
        background="#000000", text="#ffe94a", surface="#111111", border="#ffe94a",
        main="#ffe94a", on_main="#000000", focus="#ffffff", on_focus="#000000",
        chosen="#2e2a00", spoken="#ffffff", on_spoken="#000000", notice="#1c1a00",
    ),
    Theme.SOFT: Colours(
        background="#f1e7d6", text="#2b2118", surface="#f9f2e6", border="#5a4a3a",
        main="#4a2f1b", on_main="#fdf6ea", focus="#f5c451", on_focus="#2b2118",
        chosen="#e6d6bb", spoken="#f7d98c", on_spoken="#2b2118", notice="#eadcc4",
    ),
}  # fmt: skip
