"""The pages of employers, a module for each noun. They count placements and name nobody."""
