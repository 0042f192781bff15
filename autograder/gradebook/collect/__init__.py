"""Collecting submissions: from downloads and from the exchange."""
