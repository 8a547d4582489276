"""Measurements: quality and speed. Each checks its answer first."""
