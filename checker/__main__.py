"""`python -m checker` is the command `checker`."""

from checker.cli import command

if __name__ == "__main__":
    command()
