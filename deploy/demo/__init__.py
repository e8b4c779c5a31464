"""The guidance season of 2025, to be played on one machine: documents, and a server that publishes them day by day."""
