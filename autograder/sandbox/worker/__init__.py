"""The code that runs inside the sandbox. It imports nothing of the package but the wire and itself."""
