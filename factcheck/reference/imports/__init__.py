"""Make rows of the tables from open data: Wikidata's dump, answers of its query service, GeoNames."""
