"""The only SQLite: documents, statements, events, outbox, sources and actuals in one file."""
