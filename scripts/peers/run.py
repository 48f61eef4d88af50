"""Solves MPS models with other solvers and writes one JSON file a model and solver.

Each run has a process of its own, one thread, and a limit on processor time (wall-clock time would punish a solver
for what else the machine does). A run that finds no plan is a result and is kept like any other.
"""

import argparse
import json
import pathlib
import subprocess
import sys

from record import SOLVERS, WALL_FACTOR, machine, today

HERE = pathlib.Path(__file__).resolve().parent
STORE = HERE.parent.parent / "Benchmarks" / "peers"


def model_name(path):
    return pathlib.Path(path).name.removesuffix(".gz").removesuffix(".mps")


def run(solver, path, options):
    """The record of one run, made by a process of its own."""
    command = [sys.executable, str(HERE / f"solve_{solver}.py"), path, str(options.time_limit)]
    if options.linear:
        command.append("--linear")
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        timeout=WALL_FACTOR * options.time_limit + 600,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip() or f"exit status {done.returncode}")
    # Solvers print banners where they like; the record is the last line.
    outcome = json.loads(done.stdout.strip().splitlines()[-1])
    shown = ["scripts/bench-peers", "--solver", solver, "--time-limit", f"{options.time_limit:g}"]
    shown += [*(["--linear"] if options.linear else []), pathlib.Path(path).name]
    plan, bound = outcome.get("plan"), outcome.get("bound")
    has_gap = plan is not None and bound is not None
    return {
        "format_version": 1,
        "model": model_name(path),
        "mode": "linear" if options.linear else "integer",
        "solver": solver,
        "command": " ".join(shown),
        "processor_limit_seconds": options.time_limit,
        "threads": 1,
        "date": today(),
        "machine": machine(),
        "note": options.note,
        "gap": abs(bound - plan) / max(1.0, abs(plan)) if has_gap else None,
    } | outcome


def text_of(record):
    """JSON with one point of the trace a line."""
    trace = ",\n".join("  " + json.dumps(point) for point in record["trace"])
    head = json.dumps({key: value for key, value in record.items() if key != "trace"}, indent=1)
    return f'{head[:-2]},\n "trace": [\n{trace}\n ]\n}}\n'


def summary(record):
    def text(value, digits):
        return "-" if value is None else f"{value:.{digits}f}"

    gap = record["gap"]
    return (
        f"{record['model']:6} {record['version']:18} {record['status']:28} plan {text(record['plan'], 2):>12} "
        f"bound {text(record['bound'], 2):>12} gap {'-' if gap is None else f'{100 * gap:.4f} %':>9} "
        f"{record['processor_seconds']:.1f} s of processor, {record['seconds']:.1f} s"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, prog="bench-peers")
    parser.add_argument("model", nargs="+", help="MPS file, plain or gzipped")
    parser.add_argument("--solver", default=",".join(SOLVERS), help="some of %(default)s")
    parser.add_argument("--time-limit", type=float, default=60.0, metavar="S", help="processor seconds a run")
    parser.add_argument("--linear", action="store_true", help="the linear relaxation alone, by simplex (highs, glpsol)")
    parser.add_argument("--output", type=pathlib.Path, default=STORE, metavar="DIR", help="default: Benchmarks/peers")
    parser.add_argument("--note", help="a remark to keep, such as what else the machine was doing")
    options = parser.parse_args()
    solvers = options.solver.split(",")
    if unknown := [name for name in solvers if name not in SOLVERS]:
        parser.error(f"no solver {', '.join(unknown)}; give some of {', '.join(SOLVERS)}")
    options.output.mkdir(parents=True, exist_ok=True)
    failed = False
    for path in options.model:
        for solver in solvers:
            try:
                record = run(solver, path, options)
            except (RuntimeError, ValueError, subprocess.TimeoutExpired) as error:
                print(f"{solver} on {path}: {error}", file=sys.stderr)
                failed = True
                continue
            suffix = "-lp" if options.linear else ""
            target = options.output / f"{record['model']}-{solver}{suffix}.json"
            target.write_text(text_of(record))
            print(summary(record), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
