"""One run of HiGHS."""

import highspy
from record import WALL_FACTOR, Trace, arguments


def main():
    options = arguments(__doc__)
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("time_limit", WALL_FACTOR * options.limit)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.0)
    if options.linear:
        highs.setOptionValue("solve_relaxation", True)
        highs.setOptionValue("solver", "simplex")
    if highs.readModel(options.model) == highspy.HighsStatus.kError:
        raise SystemExit(f"{options.model}: HiGHS cannot read it")
    trace = Trace()

    def look(event):
        out = event.data_out
        trace.note(out.mip_primal_bound, out.mip_dual_bound)

    def check_limit(event):
        look(event)
        if trace.processor_seconds > options.limit:
            event.interrupt()

    if not options.linear:
        highs.cbMipImprovingSolution.subscribe(look)
        highs.cbMipInterrupt.subscribe(check_limit)
    if highs.run() == highspy.HighsStatus.kError:
        raise SystemExit(f"{options.model}: HiGHS failed")
    info = highs.getInfo()
    status = highs.modelStatusToString(highs.getModelStatus())
    version = "HiGHS " + highs.version()
    if options.linear:
        trace.finish(version, status, None, info.objective_function_value, iterations=info.simplex_iteration_count)
        return
    has_plan = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    plan = info.objective_function_value if has_plan else None
    trace.finish(version, status, plan, info.mip_dual_bound, nodes=info.mip_node_count)


if __name__ == "__main__":
    main()
