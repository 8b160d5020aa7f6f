"""The engine: a policy compiled into a program, and drafts scanned with it."""
