"""Signs that are seen and not said in any language: bullets, arrows, lines to write on."""

from companion.speech.rules import Rule, always, rule


def silent_rules() -> tuple[Rule, ...]:
    """Return the rules for signs that are a pause, a gap, or nothing for the ear."""
    return (
        rule(
            r"(?:^|(?<=\n))\s{0,9}[-\u2013\u2014\u2022\u00b7\u25aa\u25cf\u2192\u2713\u2714*]~",
            always(""),
        ),
        rule(r"(?<=\w)~[-\u2013\u2014]~(?=\w)", always(", ")),
        rule(
            "(?<=[^ ])~?[\u2022\u00b7\u25aa\u25cf|\u2192\u21d2\u203a\u25b6\u27a1]\ufe0f?(?=~)",
            always(","),
        ),
        rule(
            "[\u2022\u00b7\u25aa\u25cf|\u2190-\u21ff\u2713\u2714\u2717\u2718\u203a\u25b6\u27a1\ufe0f]",
            always(""),
        ),
        # Two square brackets switch eSpeak NG to phonemes.
        rule(r"[\[{]", always("(")),
        rule(r"[\]}]", always(")")),
        # Soft hyphens and joiners make one word of two for the eye only.
        rule("[\u00ad\u200b-\u200f\u2060\ufeff]", always("")),
        # Control characters and halves of characters cannot be sent to every voice.
        rule("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", always(" ")),
        rule("[\u00a0\u202f\u2009]", always(" ")),
    )
