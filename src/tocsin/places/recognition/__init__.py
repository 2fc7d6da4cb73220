"""Which words of a text name places: by their letters, by what stands beside them and by what the gazetteer knows."""
