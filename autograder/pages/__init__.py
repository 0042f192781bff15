"""What all HTML pages have in common: templates, style, and how pictures are drawn."""
