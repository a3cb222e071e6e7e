"""The icons beside the words: glyphs of Material Design Icons, drawn in the colour of the text.

The font comes with the package `qtawesome` (Apache License 2.0 for the icons). Only its file is
used: importing the module costs more start-up time than the whole home screen.
"""

import importlib.util
from pathlib import Path

from PySide6.QtGui import QFontDatabase

FONT_FILE = "materialdesignicons6-webfont-6.9.96.ttf"

# Our own names for the glyphs; tests compare each with the charmap that comes with the font.
GLYPHS = {
    "again": ("refresh", 0xF0450),
    "away": ("eye-off", 0xF0209),
    "back": ("arrow-left-bold", 0xF0731),
    "bus": ("bus", 0xF00E7),
    "car": ("car", 0xF010B),
    "care": ("hospital-box", 0xF02E0),
    "change": ("pencil", 0xF03EB),
    "chosen": ("check-bold", 0xF0E1E),
    "clerk": ("account-tie", 0xF0CE3),
    "colours": ("palette", 0xF03D8),
    "computer": ("laptop", 0xF0322),
    "counter": ("map-marker", 0xF034E),
    "done": ("check-bold", 0xF0E1E),
    "doors": ("call-split", 0xF00FB),
    "erase": ("backspace", 0xF006E),
    "faster": ("speedometer", 0xF04C5),
    "flower": ("flower", 0xF024A),
    "forward": ("arrow-right-bold", 0xF0734),
    "help": ("help-circle", 0xF02D7),
    "home": ("home", 0xF02DC),
    "house": ("home-city", 0xF0D15),
    "info": ("information", 0xF02FC),
    "language": ("translate", 0xF05CA),
    "larger": ("format-font-size-increase", 0xF09F4),
    "later": ("clock-outline", 0xF0150),
    "leave": ("exit-to-app", 0xF0206),
    "letter": ("email", 0xF01EE),
    "letters": ("format-size", 0xF027F),
    "lock": ("lock", 0xF033E),
    "louder": ("volume-plus", 0xF075D),
    "map": ("map", 0xF034D),
    "missing": ("basket-off", 0xF1525),
    "money": ("currency-eur", 0xF01AD),
    "more": ("arrow-down-bold", 0xF072E),
    "passport": ("passport", 0xF07E3),
    "phone": ("phone", 0xF03F2),
    "previous": ("arrow-up-bold", 0xF0737),
    "print": ("printer", 0xF042A),
    "problem": ("alert-circle", 0xF0028),
    "read": ("volume-high", 0xF057E),
    "ready": ("format-list-checks", 0xF0756),
    "restore": ("restore", 0xF099B),
    "resume": ("play-circle", 0xF040C),
    "say": ("message-text", 0xF0369),
    "search": ("magnify", 0xF0349),
    "silent": ("volume-off", 0xF0581),
    "slower": ("speedometer-slow", 0xF0F86),
    "smaller": ("format-font-size-decrease", 0xF09F3),
    "softer": ("volume-minus", 0xF075E),
    "sounds": ("bell", 0xF009A),
    "sounds-off": ("bell-off", 0xF009B),
    "steps": ("format-list-numbered", 0xF027B),
    "stick": ("usb-flash-drive", 0xF129E),
    "stop": ("stop", 0xF04DB),
    "stuck": ("hand-back-right", 0xF0E47),
    "taxi": ("taxi", 0xF04FF),
    "together": ("account-multiple", 0xF000E),
    "topics": ("clipboard-list", 0xF10D4),
    "tremor": ("hand-wave", 0xF1821),
    "undo": ("undo", 0xF054C),
    "voice-mode": ("account-voice", 0xF05CB),
    "voice-other": ("account-switch", 0xF0019),
    "walk": ("walk", 0xF0583),
    "warning": ("alert", 0xF0026),
    "way": ("compass", 0xF018B),
    "website": ("web", 0xF059F),
    "wheelchair": ("wheelchair-accessibility", 0xF05A4),
    "where": ("magnify", 0xF0349),
    "why": ("help-circle-outline", 0xF0625),
    "word": ("book-open-variant", 0xF14F7),
    "write": ("pencil", 0xF03EB),
    "write-down": ("lead-pencil", 0xF064F),
}


def glyph(name: str) -> str:
    """Return the character of an icon in the icon font; an unknown name is a fault of ours."""
    return chr(GLYPHS[name][1])


def font_folder() -> Path:
    """Return the folder of the icon fonts, found without importing their package."""
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise AssertionError("qtawesome is one of our dependencies")
    return Path(spec.origin).parent / "fonts"


def load_icon_font() -> str:
    """Return the family of the icon font after making it known to Qt."""
    number = QFontDatabase.addApplicationFont(str(font_folder() / FONT_FILE))
    families = QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else ""
