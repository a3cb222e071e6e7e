"""The base widgets: heading and lines, big button, choice, boxes with keypad, bar, pages."""
