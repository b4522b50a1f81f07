"""Trace goods made with forced labor: chains, names, dated law, every sentence cited, offline."""

__all__ = ["__version__"]

__version__ = "0.1.0"
