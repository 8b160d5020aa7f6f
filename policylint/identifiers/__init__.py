"""Numbers and addresses that lead to a person or a company, found in running text.

A family of types is a module with a row of :class:`~policylint.identifiers.detector.Detector`: how the number is
written, and what its check digits, dates and numbering plans say of it. :mod:`~policylint.identifiers.registry` lists
them all, :mod:`~policylint.identifiers.find` runs them, ``policylint/data/identifiers.json`` has the tables.

Phone numbers are judged by phonenumbers, which knows the numbering plans; the checksums are our own, of a few lines
each (``docs/dependencies.md`` says why).
"""
