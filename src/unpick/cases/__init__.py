"""What follows from the records for one case: review, petition, exposure, ranking."""
