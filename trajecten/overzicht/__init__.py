"""What the pages of a plan show: the plan as it is, the copy that was agreed, and what differs between two copies."""
