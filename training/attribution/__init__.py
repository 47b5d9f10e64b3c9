"""How the attribution models are made: from annotated articles to the files in the package."""
