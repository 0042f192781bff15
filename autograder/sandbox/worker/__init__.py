"""What runs inside the sandbox; of ours it imports the wire and nothing else."""
