"""One run of CBC."""

import re

from log_following import follow
from record import arguments, refuse_linear

NUMBER = r"(-?\d[\d.]*(?:e[+-]?\d+)?)"
PROGRESS = re.compile(rf"Cbc0010I .* on tree, {NUMBER} best solution, best possible {NUMBER}")
SOLUTION = re.compile(rf"^Cbc00(?:04|12|16)I .*solution of {NUMBER}|Integer solution of {NUMBER} found")
ROOT = re.compile(rf"Cbc0013I .*changed objective from {NUMBER} to {NUMBER}|Continuous objective value is {NUMBER}")
FINISHED = re.compile(rf"Cbc0005I Partial search - best objective {NUMBER} \(best possible {NUMBER}\)")
COMPLETE = re.compile(rf"Cbc0001I Search completed - best objective {NUMBER}")


def reader():
    """Takes the log a line at a time; returns plan and bound, or None where the line says nothing about them."""
    state = {"plan": None, "bound": None}

    def read(line, record):
        if found := PROGRESS.search(line) or FINISHED.search(line):
            plan, bound = float(found[1]), float(found[2])
            state["plan"] = plan if plan < 1e40 else None
            state["bound"] = bound if abs(bound) < 1e40 else state["bound"]
        elif found := COMPLETE.search(line):
            state["plan"] = state["bound"] = float(found[1])
            record["status"] = "optimal"
        elif found := SOLUTION.search(line):
            state["plan"] = float(found[1] or found[2])
        elif found := ROOT.search(line):
            state["bound"] = float(found[2] or found[3])
        else:
            return None
        return state["plan"], state["bound"]

    return read


def main():
    options = arguments(__doc__)
    refuse_linear(options, "cbc")
    command = ["cbc", options.model, "-threads", "0", "-ratio", "0", "-allow", "0"]
    command += ["-sec", str(options.limit), "-timeMode", "cpu", "-solve", "-quit"]
    follow(command, ["cbc", "-quit"], options, reader(), begins="Continuous objective")


if __name__ == "__main__":
    main()
