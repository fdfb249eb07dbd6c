"""The pages of dossier, a module for each question that somebody comes with."""
