"""What a citizen typed, turned into the one form in which it is stored, or refused.

How it flows: a question hands over the typed text; the reader of its kind returns a stored form
or raises `AnswerRejected` with one sentence that says how to mend it. Nothing is guessed and
nothing is changed in silence: what has two meanings is refused with a question.
"""
