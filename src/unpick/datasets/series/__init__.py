"""Series files: figures by subject, measure and period, one figure a row."""

from unpick.datasets.series.read import SERIES_COLUMNS, is_series, read_series

__all__ = ["SERIES_COLUMNS", "is_series", "read_series"]
