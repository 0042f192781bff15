"""Many submissions at once: scheduled, cached, run by processes or by a cluster."""
