"""A printed figure back to its cells: what it is, where it stands, by which rule, from where."""
