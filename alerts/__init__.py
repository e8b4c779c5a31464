"""The world is told: events become messages, messages reach people."""
