"""The sandbox: a process that runs one student's code and can only send back plain data."""
