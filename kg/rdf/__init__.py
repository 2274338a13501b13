"""How the ontology, a claim and its evidence look as RDF, both ways. The contract is docs/rdf-model.md."""
