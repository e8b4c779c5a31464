"""The world comes in: sources as pure adapters, and the one module that speaks HTTP."""
