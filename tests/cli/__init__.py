"""The command, through main() and as a process."""
