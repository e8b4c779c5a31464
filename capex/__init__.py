"""The pure domain of capexwatch: what companies say they will spend, and how that moved.

Only the standard library, and of it nothing that knows a clock, an environment, a file or a network.
"""
