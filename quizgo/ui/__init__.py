"""All that is seen: screens, plain lines, tables, and every sentence in English and Chinese."""
