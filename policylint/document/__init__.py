"""The policy as a document for the people it binds: a model of it, made once in each language, and one page in HTML or
Markdown that shows it.
"""
