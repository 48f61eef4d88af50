"""One run of glpsol."""

import re

from log_following import follow
from record import arguments

NUMBER = r"(-?\d[\d.]*e[+-]?\d+)"
NODE = re.compile(rf"mip =\s+(?:not found yet|{NUMBER})\s+>=\s+(?:-inf|{NUMBER})")
FINAL = re.compile(rf"mip =\s+{NUMBER}\s+>=\s+tree is empty")
LINEAR = re.compile(rf"^[* ]\s*(\d+): obj =\s+{NUMBER}")
SIMPLEX_END = "OPTIMAL LP SOLUTION FOUND"


def number(text):
    return None if text is None else float(text)


def reader(linear):
    """Takes the log a line at a time; returns plan and bound, or None where the line says nothing about them."""
    state = {"linear": None, "iterations": None}

    def read(line, record):
        if found := LINEAR.match(line):
            state["iterations"], state["linear"] = int(found[1]), float(found[2])
        if SIMPLEX_END in line:
            record["status"] = "optimal" if linear else record["status"]
            record["iterations"] = state["iterations"]
            return None, state["linear"]
        if found := FINAL.search(line):
            record["status"] = "optimal"
            return float(found[1]), float(found[1])
        if found := NODE.search(line):
            return number(found[1]), number(found[2])
        return None

    return read


def main():
    options = arguments(__doc__)
    command = ["glpsol", "--freemps", options.model, *(["--nomip"] if options.linear else [])]
    follow(command, ["glpsol", "--version"], options, reader(options.linear), begins="rows,")


if __name__ == "__main__":
    main()
