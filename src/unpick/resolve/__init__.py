"""Who is who: screening against lists, clusters, human decisions applied."""
