"""What is shipped beside the code: the watch list, the demo, and files for running as a service."""
