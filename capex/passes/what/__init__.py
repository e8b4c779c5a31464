"""What a figure measures: capital spending, spending in general, or something else."""
