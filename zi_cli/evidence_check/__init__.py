"""Whether evidence is there: files below a folder, and, only where asked for, links over the network."""
