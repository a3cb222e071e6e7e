"""The way to a counter: asked of a router, told in our own sentences.

How it flows: a `Router` answers a `RouteRequest` with a `Route` or a `NoRoute`; `telling` puts a
route into steps that can be shown, said, printed and written down. Without any router the crow
tells how far and which way.
"""
