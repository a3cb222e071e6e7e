"""What is printed, as values: a page of headed sections, and the same page as rich text.

How it flows: `session` makes a `Page` of the words it also shows and speaks, `sheet.rich_text`
turns it into the simple HTML that Qt can lay out, and `qt.printing` puts that on A4.
"""
