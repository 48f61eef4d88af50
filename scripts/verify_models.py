"""Rechecks exported models and plans with HiGHS.

For every scenario folder there is `model.mps` (a minimisation of minus the plan's worth), `plan.sol` (one line
`variable value` for each variable that is not 0) and `claims.json` (objective, bound, LP bound as Evenfield
states them, in the units of the model, as values to be maximised). Checked, with HiGHS as the only judge:

1. the plan is feasible in the model and its objective is the one claimed;
2. the LP optimum is the one claimed;
3. the interval [plan, bound] of HiGHS after a short run overlaps the interval claimed.
"""

import json
import pathlib
import sys

import highspy

RELATIVE = 1e-6
HIGHS_SECONDS = 10.0


def solver(path):
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    status = highs.readModel(str(path))
    if status == highspy.HighsStatus.kError:
        raise SystemExit(f"{path}: HiGHS cannot read the model")
    return highs


def close(a, b):
    return abs(a - b) <= RELATIVE * max(1.0, abs(a), abs(b))


def check_plan(highs, folder, claims, faults):
    lp = highs.getLp()
    names = list(lp.col_names_)
    position = {name: index for index, name in enumerate(names)}
    point = [0.0] * len(names)
    for line in (folder / "plan.sol").read_text().splitlines():
        name, value = line.split()
        point[position[name]] = float(value)
    objective = lp.offset_ + sum(c * x for c, x in zip(lp.col_cost_, point))
    matrix = lp.a_matrix_
    activity = [0.0] * lp.num_row_
    colwise = matrix.format_ == highspy.MatrixFormat.kColwise
    for outer in range(lp.num_col_ if colwise else lp.num_row_):
        for k in range(matrix.start_[outer], matrix.start_[outer + 1]):
            row, column = (matrix.index_[k], outer) if colwise else (outer, matrix.index_[k])
            activity[row] += matrix.value_[k] * point[column]
    for row in range(lp.num_row_):
        slack = RELATIVE * max(1.0, abs(activity[row]))
        if not lp.row_lower_[row] - slack <= activity[row] <= lp.row_upper_[row] + slack:
            faults.append(f"row {row} is {activity[row]}, outside {lp.row_lower_[row]} .. {lp.row_upper_[row]}")
    for column, value in enumerate(point):
        if not lp.col_lower_[column] - RELATIVE <= value <= lp.col_upper_[column] + RELATIVE:
            faults.append(f"variable {names[column]} is {value}, outside its bounds")
        if list(lp.integrality_) and lp.integrality_[column] == highspy.HighsVarType.kInteger:
            if abs(value - round(value)) > RELATIVE:
                faults.append(f"variable {names[column]} is {value}, not whole")
    if not close(-objective, claims["objective"]):
        faults.append(f"the plan is worth {-objective} in the model, {claims['objective']} is claimed")


def check(folder):
    claims = json.loads((folder / "claims.json").read_text())
    faults = []
    if claims.get("outcome") == "infeasible":
        highs = solver(folder / "model.mps")
        highs.setOptionValue("time_limit", HIGHS_SECONDS)
        highs.run()
        if highs.getInfo().primal_solution_status == 2:
            faults.append("HiGHS finds a plan, infeasible is claimed")
        return claims, faults, ""
    check_plan(solver(folder / "model.mps"), folder, claims, faults)

    relaxed = solver(folder / "model.mps")
    relaxed.setOptionValue("solve_relaxation", True)
    relaxed.run()
    linear = -relaxed.getInfo().objective_function_value
    # Item groups are priced jointly and rows of contiguity are separated, so the bound claimed may be tighter
    # than the LP; never weaker.
    if claims["lp_bound"] is not None:
        tied = claims.get("may_be_tighter", False)
        if claims["lp_bound"] > linear + RELATIVE * abs(linear) or (not tied and not close(claims["lp_bound"], linear)):
            faults.append(f"LP optimum is {linear}, {claims['lp_bound']} is claimed")

    whole = solver(folder / "model.mps")
    whole.setOptionValue("time_limit", HIGHS_SECONDS)
    whole.run()
    information = whole.getInfo()
    upper = -information.mip_dual_bound
    lower = -information.objective_function_value if information.primal_solution_status == 2 else float("-inf")
    slack = RELATIVE * max(1.0, abs(upper))
    if claims["objective"] > upper + slack:
        faults.append(f"the plan is worth {claims['objective']}, HiGHS proves at most {upper}")
    if lower > claims["bound"] + slack:
        faults.append(f"HiGHS finds {lower}, the bound claimed is {claims['bound']}")
    text = f"plan {claims['objective']:.0f}, bound {claims['bound']:.0f}, LP {linear:.0f}, HiGHS {lower:.0f} .. {upper:.0f}"
    return claims, faults, text


def main():
    root = pathlib.Path(sys.argv[1])
    folders = sorted(path.parent for path in root.glob("*/*/model.mps"))
    if not folders:
        raise SystemExit(f"no exported model under {root}")
    failed = 0
    for folder in folders:
        claims, faults, text = check(folder)
        name = f"{folder.parent.name}/{folder.name}"
        print(f"{'FAILED' if faults else 'agrees'}  {name}: {text or claims.get('outcome')}")
        for fault in faults:
            print(f"        {fault}")
        failed += bool(faults)
    print(f"{len(folders) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
