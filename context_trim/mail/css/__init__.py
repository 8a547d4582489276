"""As much of CSS as decides whether a mail's text is seen: sheets, selectors, cascade, values."""
