"""Who is at the device: alone or with a helper, what a helper may do, and how a visit ends."""
