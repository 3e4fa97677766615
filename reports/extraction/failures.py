"""What is said when a file cannot be read."""


class Unreadable(Exception):
    """The file cannot be read; the text is a Vietnamese sentence for the page."""
