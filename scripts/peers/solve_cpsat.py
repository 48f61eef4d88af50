"""One run of CP-SAT through OR-tools' model builder, which scales the model's decimals to integers."""

import os
import re
import threading

import ortools
from ortools.linear_solver.python import model_builder
from record import WALL_FACTOR, PlainModel, ProcessorLimit, Trace, arguments, refuse_linear

NUMBER = r"(-?(?:[\d.]+(?:e[+-]?\d+)?|inf))"
PLAN = re.compile(rf"^#\d+\s.*best:{NUMBER}\s+next:\[{NUMBER},{NUMBER}\]")
BOUND = re.compile(rf"^#Bound\s.*best:{NUMBER}\s+next:\[{NUMBER},{NUMBER}\]")


class LogReader(threading.Thread):
    """Reads the solver's log, which goes to the standard output, as it is written."""

    def __init__(self, trace):
        super().__init__(daemon=True)
        self.trace = trace
        self.plan = self.bound = None
        self.output = os.dup(1)
        source, sink = os.pipe()
        os.dup2(sink, 1)
        os.close(sink)
        self.log = os.fdopen(source)

    def run(self):
        for line in self.log:
            found = PLAN.match(line) or BOUND.match(line)
            if found:
                # The log says what an improvement may still be worth: the lower end of a minimisation is the bound.
                self.plan, self.bound = float(found[1]), float(found[2])
                self.trace.note(self.plan, self.bound)

    def end(self):
        """Puts the standard output back and reads what is left."""
        os.dup2(self.output, 1)
        self.join()


def main():
    options = arguments(__doc__)
    refuse_linear(options, "cpsat")
    model = model_builder.Model()
    with PlainModel(options.model) as plain:
        if not model.import_from_mps_file(plain):
            raise SystemExit(f"{options.model}: OR-tools cannot read it")
    solver = model_builder.Solver("CP_SAT")
    solver.set_time_limit_in_seconds(WALL_FACTOR * options.limit)
    solver.set_solver_specific_parameters(
        "num_workers:1 log_search_progress:true log_to_stdout:true relative_gap_limit:0 absolute_gap_limit:0"
    )
    solver.enable_output(True)
    trace = Trace()
    log = LogReader(trace)
    log.start()
    limit = ProcessorLimit(trace, options.limit, solver.stop_search)
    limit.start()
    status = solver.solve(model)
    log.end()
    has_plan = status in (model_builder.SolveStatus.OPTIMAL, model_builder.SolveStatus.FEASIBLE)
    plan = solver.objective_value if has_plan else None
    text = "time limit" if limit.is_reached else status.name.lower().replace("_", " ")
    bound = solver.best_objective_bound if has_plan else log.bound
    trace.finish(f"CP-SAT {ortools.__version__}", text, plan, bound)


if __name__ == "__main__":
    main()
