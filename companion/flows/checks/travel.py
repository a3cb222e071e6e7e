"""Whether there is still time to apply for a passport before a journey."""

from datetime import timedelta

from companion.flows.answers import DateGiven
from companion.flows.checks.check import Case, Check, Verdict

# "A good month before you need it": t-diel.nl, identiteitskaart (September 2024), about the years
# 2024 to 2028, in which very many documents expire.
AHEAD = timedelta(days=31)

IN_TIME = "op-tijd"
IN_HASTE = "haast"
PAST = "voorbij"
APPLY_BEFORE = "aanvragen-voor"


def _judge(case: Case) -> Verdict:
    """Return whether the day of travel, asked by the step of the check, is far enough away.

    `aanvragen-voor` is the last day that is in time. Without a day there is no haste: the step
    after "Ik weet het niet" tells of the month.
    """
    answer = case.answers.get(case.step)
    if not isinstance(answer, DateGiven):
        return Verdict(IN_TIME)
    if answer.day < case.today:
        return Verdict(PAST)
    apply_before = answer.day - AHEAD
    outcome = IN_TIME if case.today <= apply_before else IN_HASTE
    return Verdict(outcome, {APPLY_BEFORE: apply_before})


TRAVEL_DAY = Check(
    name="reis-op-tijd",
    outcomes=(IN_TIME, IN_HASTE, PAST),
    finds=(APPLY_BEFORE,),
    judge=_judge,
)
