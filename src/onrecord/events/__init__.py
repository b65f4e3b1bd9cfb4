"""Who did what to whom: triggers, arguments, coding, status, quantities."""
