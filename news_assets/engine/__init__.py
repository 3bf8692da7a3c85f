"""extract_page over many pages."""
