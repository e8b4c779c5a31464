"""The commands of `capexwatch`, one module for each group of them; heavy libraries are imported inside functions."""
