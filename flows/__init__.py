"""The top floor: the only Prefect, the only environment, the only clock."""
