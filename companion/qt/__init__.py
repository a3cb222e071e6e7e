"""The window: everything that knows PySide6, and nothing that decides.

How it flows: a widget emits the intent it was given; `stage.Stage` hands it to
`session.handling.handle`, keeps the session that comes back, and performs the effects in order.
`Show` reaches `window.Window`, which lets `screen.Screen` build or update one widget for each part
of the view. Slow effects run in `background.Background`; what they bring back is an intent again.
"""
