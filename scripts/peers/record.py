"""What the runs of all solvers share: the trace of plan and bound, the limit on processor time, the machine."""

import argparse
import datetime
import gzip
import json
import math
import os
import pathlib
import platform
import shutil
import sys
import tempfile
import threading
import time

SOLVERS = ["glpsol", "cbc", "highs", "scip", "cpsat"]
# On a shared machine a run may take this many times its processor time before it is given up.
WALL_FACTOR = 12
# A solver's own word for "nothing yet" is infinite or close to it.
NOTHING = 1e19
# Points of a trace that differ from the one before in the bound alone are kept this many seconds apart.
BOUND_SPACING = 0.1


def finite(value):
    """None for the figures by which a solver says that it has nothing."""
    return value if value is not None and math.isfinite(value) and abs(value) < NOTHING else None


class Trace:
    """Points of wall-clock seconds, processor seconds, plan, bound since the solver was started."""

    def __init__(self, processor_clock=time.process_time):
        self.processor_clock = processor_clock
        self.start = time.monotonic()
        self.processor_start = processor_clock()
        self.points = []

    @property
    def seconds(self):
        return time.monotonic() - self.start

    @property
    def processor_seconds(self):
        return self.processor_clock() - self.processor_start

    def note(self, plan, bound):
        plan, bound = finite(plan), finite(bound)
        if plan is None and bound is None:
            return
        seconds = round(self.seconds, 3)
        if self.points:
            last_seconds, _, last_plan, last_bound = self.points[-1]
            if last_plan == plan and (last_bound == bound or seconds - last_seconds < BOUND_SPACING):
                return
        self.points.append([seconds, round(self.processor_seconds, 3), plan, bound])

    def finish(self, version, status, plan, bound, **more):
        """Prints the record: the last line of the process."""
        self.note(plan, bound)
        plan, bound = finite(plan), finite(bound)
        first = next((point for point in self.points if point[2] is not None), None)
        record = {
            "version": version,
            "status": status,
            "plan": plan,
            "bound": bound,
            "seconds": round(self.seconds, 3),
            "processor_seconds": round(self.processor_seconds, 3),
            "processor_seconds_to_plan": first and first[1],
        }
        print(json.dumps(record | more | {"trace": self.points}), flush=True)


class ProcessorLimit(threading.Thread):
    """Calls `stop` once when the processor time since now exceeds the limit."""

    def __init__(self, trace, limit, stop):
        super().__init__(daemon=True)
        self.trace, self.limit, self.stop_solver = trace, limit, stop
        self.is_reached = False

    def run(self):
        while self.trace.processor_seconds < self.limit:
            time.sleep(0.05)
        self.is_reached = True
        self.stop_solver()


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("model")
    parser.add_argument("limit", type=float, help="processor seconds")
    parser.add_argument("--linear", action="store_true")
    return parser.parse_args()


def refuse_linear(options, solver):
    if options.linear:
        sys.exit(f"{solver}: the linear relaxation is timed with highs and glpsol only")


class PlainModel:
    """The model as a plain MPS file, for programs that do not read gzip."""

    def __init__(self, path):
        self.path, self.folder = path, None

    def __enter__(self):
        if not self.path.endswith(".gz"):
            return self.path
        self.folder = tempfile.mkdtemp()
        plain = str(pathlib.Path(self.folder) / pathlib.Path(self.path).name.removesuffix(".gz"))
        with gzip.open(self.path, "rb") as source, open(plain, "wb") as target:
            shutil.copyfileobj(source, target)
        return plain

    def __exit__(self, *_):
        if self.folder:
            shutil.rmtree(self.folder)


def today():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d")


def machine():
    processor = platform.processor() or "unknown"
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                processor = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    return {
        "processor": processor,
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "load_average": round(os.getloadavg()[0], 2),
    }
