"""The one document door: a template and typed content become a PDF.

`content` says what a document holds, `styles` how the two official styles write it, `rendering`
turns both into bytes, `fonts` keeps a wrong typeface from slipping in. Knows no room and no model.
"""
