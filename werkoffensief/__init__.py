"""Werkoffensief: from benefit to work. Empty on purpose: the servers' supervisor imports this package too."""
