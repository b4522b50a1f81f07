"""The files of a packet, of every kind, to pages, tables and metadata."""

from unpick.datasets.documents.read import read_document

__all__ = ["read_document"]
