"""Write tips: add one's own, import a text, find what is wrong, describe the format."""
