"""The commands of the command line, one module each; `kg.cli.program` loads the one that is run."""
