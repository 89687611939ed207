"""Raw cells with their place, and the grammar of what people type into them."""
