"""Write and check tips files: add one's own, write whole, find what is wrong or twice."""
