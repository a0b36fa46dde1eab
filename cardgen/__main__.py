"""`python -m cardgen`."""

from cardgen.cli.main import main

if __name__ == "__main__":
    main()
