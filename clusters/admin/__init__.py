from . import catalogue, years

__all__ = ["catalogue", "years"]
