"""A small second implementation of leerpad semantics number 1, in plain Python.

Written from FORMAT.md and semantics.md alone. It is an oracle: slow and straightforward. The numbers in comments are the sections of the semantics.
"""
