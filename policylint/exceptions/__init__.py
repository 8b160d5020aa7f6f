"""Exceptions from rules: what they are, and the one place that applies them (``resolve``)."""
