"""The LKE as a pack: questions, weights, gates, layouts of its workbooks."""
