"""What the pages of dossier read: a fixed number of queries, whatever the rows."""
