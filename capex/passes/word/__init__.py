"""What is stated without an amount: directions, rates, withdrawals."""
