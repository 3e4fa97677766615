"""What needs every room: home pages, search, calendar, archive, demo."""
