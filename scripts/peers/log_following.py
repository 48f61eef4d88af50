"""Runs a solver's program and reads plan and bound off its log as the lines arrive."""

import os
import re
import subprocess

from record import ProcessorLimit, Trace

TICKS = os.sysconf("SC_CLK_TCK")


def processor_clock(pid):
    """Reads the processor seconds of a child; the last figure stays once it has ended."""
    last = [0.0]

    def read():
        try:
            with open(f"/proc/{pid}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
            last[0] = max(last[0], (int(fields[11]) + int(fields[12])) / TICKS)
        except (OSError, IndexError):
            pass
        return last[0]

    return read


def version_of(command):
    text = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout
    found = re.search(r"\d+\.\d+(\.\d+)?", text)
    names = {"glpsol": "glpsol", "cbc": "CBC"}
    return f"{names[command[0]]} {found[0] if found else 'of unknown version'}"


def follow(command, version_command, options, read, begins):
    """Prints the record of the run. The clock restarts at the first line with `begins`: the model is read by then."""
    try:
        version = version_of(version_command)
    except FileNotFoundError:
        raise SystemExit(f"{command[0]} is not installed")
    child = subprocess.Popen(
        ["stdbuf", "-oL", *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        stdin=subprocess.DEVNULL,
    )
    clock = processor_clock(child.pid)
    trace = Trace(clock)
    record = {"status": "time limit"}
    plan = bound = None
    limit = ProcessorLimit(trace, options.limit, child.terminate)
    limit.start()
    has_begun = False
    for line in child.stdout:
        if not has_begun and begins in line:
            has_begun = True
            trace.start, trace.processor_start = trace.start + trace.seconds, clock()
        found = read(line, record)
        if found:
            plan = found[0] if found[0] is not None else plan
            bound = found[1] if found[1] is not None else bound
            trace.note(plan, bound)
    status = child.wait()
    if status != 0 and not limit.is_reached:
        raise SystemExit(f"{command[0]} ended with status {status}")
    status = record.pop("status")
    shown = " ".join(command).replace(options.model, os.path.basename(options.model))
    trace.finish(version, status, plan, bound, solver_command=shown, **record)


if __name__ == "__main__":
    raise SystemExit("this file is used by the others; run scripts/bench-peers")
