"""policylint as others install and use it. A package, so that its conftest has a name of its own."""
