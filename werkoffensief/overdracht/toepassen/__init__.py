"""Applying the rows of one file to the database: set-based, whole or not at all."""
