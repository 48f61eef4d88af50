"""Solves MPS models with HiGHS under a time limit and prints plan, bound and times as JSON, a line a model."""

import argparse
import json
import os
import sys
import time

import highspy


class FirstPlans:
    """Notes when HiGHS found each better plan, on the clock that also times the run."""

    def __init__(self, start):
        self.start = start
        self.seconds = []

    def __call__(self, event):
        self.seconds.append(time.monotonic() - self.start)


def finite(value):
    """None for the infinities by which HiGHS says that it has nothing."""
    return value if abs(value) < highspy.kHighsInf else None


def solve(path, limit, threads):
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("time_limit", limit)
    highs.setOptionValue("threads", threads)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.0)
    begun = time.monotonic()
    if highs.readModel(path) == highspy.HighsStatus.kError:
        raise ValueError(f"{path}: HiGHS cannot read it; give an MPS file, plain or gzipped")
    read = time.monotonic()
    plans = FirstPlans(read)
    highs.cbMipImprovingSolution.subscribe(plans)
    cpu = time.process_time()
    if highs.run() == highspy.HighsStatus.kError:
        raise RuntimeError(f"{path}: HiGHS failed")
    info = highs.getInfo()
    has_plan = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    plan = info.objective_function_value if has_plan else None
    bound = finite(info.mip_dual_bound)
    gap = None
    if plan is not None and bound is not None:
        gap = abs(bound - plan) / max(1.0, abs(plan))
    return {
        "model": path.rsplit("/", 1)[-1],
        "solver": "HiGHS " + highs.version(),
        "time_limit": limit,
        "threads": threads,
        "status": highs.modelStatusToString(highs.getModelStatus()),
        "plan": plan,
        "bound": bound,
        "gap": gap,
        "seconds": round(time.monotonic() - read, 3),
        "processor_seconds": round(time.process_time() - cpu, 3),
        "reading_seconds": round(read - begun, 3),
        "seconds_to_plan": round(plans.seconds[0], 3) if plans.seconds else None,
        "nodes": info.mip_node_count,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", nargs="+", help="MPS file, plain or gzipped")
    parser.add_argument("--time-limit", type=float, default=60.0, metavar="S", help="seconds a model")
    parser.add_argument("--threads", type=int, default=1, metavar="N")
    options = parser.parse_args()
    # HiGHS prints its banner to the standard output, silenced or not: results get a stream of their own.
    results = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    failed = False
    for path in options.model:
        try:
            print(json.dumps(solve(path, options.time_limit, options.threads)), file=results, flush=True)
        except (ValueError, RuntimeError) as error:
            print(error, file=sys.stderr)
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
