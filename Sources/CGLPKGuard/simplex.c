/* Bases, the simplex method, and the independent judgement of points. */
#include "internal.h"

#include <math.h>

int cg_standard_basis(cg_problem *problem) {
  GUARD_BEGIN
  glp_std_basis(LP(problem));
  GUARD_END
}

int cg_bixby_basis(cg_problem *problem) {
  GUARD_BEGIN
  glp_cpx_basis(LP(problem));
  GUARD_END
}

int cg_advanced_basis(cg_problem *problem) {
  GUARD_BEGIN
  glp_adv_basis(LP(problem), 0);
  GUARD_END
}

int cg_get_basis(cg_problem *problem, uint8_t *rows, uint8_t *columns) {
  GUARD_BEGIN
  int m = glp_get_num_rows(LP(problem)), n = glp_get_num_cols(LP(problem));
  for (int i = 1; i <= m; i++) rows[i - 1] = (uint8_t)glp_get_row_stat(LP(problem), i);
  for (int j = 1; j <= n; j++) columns[j - 1] = (uint8_t)glp_get_col_stat(LP(problem), j);
  GUARD_END
}

int cg_set_basis(cg_problem *problem, const uint8_t *rows, const uint8_t *columns) {
  GUARD_BEGIN
  int m = glp_get_num_rows(LP(problem)), n = glp_get_num_cols(LP(problem));
  for (int i = 1; i <= m; i++) glp_set_row_stat(LP(problem), i, rows[i - 1]);
  for (int j = 1; j <= n; j++) glp_set_col_stat(LP(problem), j, columns[j - 1]);
  GUARD_END
}

static glp_smcp parameters(const cg_simplex_options *options) {
  glp_smcp parm;
  glp_init_smcp(&parm);
  parm.msg_lev = options->message_level;
  parm.meth = options->method;
  parm.pricing = options->pricing;
  parm.r_test = options->ratio_test;
  parm.tol_bnd = options->primal_tolerance;
  parm.tol_dj = options->dual_tolerance;
  parm.tol_piv = options->pivot_tolerance;
  parm.it_lim = options->iteration_limit;
  parm.tm_lim = options->time_limit;
  parm.presolve = options->presolve ? GLP_ON : GLP_OFF;
  return parm;
}

static void describe(glp_prob *problem, int code, cg_simplex_result *result) {
  result->code = code;
  result->primal = glp_get_prim_stat(problem);
  result->dual = glp_get_dual_stat(problem);
  result->iterations = glp_get_it_cnt(problem);
  result->objective = glp_get_obj_val(problem);
}

int cg_simplex(cg_problem *problem, const cg_simplex_options *options, cg_simplex_result *result) {
  GUARD_BEGIN
  glp_smcp parm = parameters(options);
  int code = glp_simplex(LP(problem), &parm);
  describe(LP(problem), code, result);
  GUARD_END
}

int cg_exact(cg_problem *problem, const cg_simplex_options *options, cg_simplex_result *result) {
  GUARD_BEGIN
  glp_smcp parm = parameters(options);
  int code = glp_exact(LP(problem), &parm);
  describe(LP(problem), code, result);
  GUARD_END
}

int cg_unbounded_ray(cg_problem *problem, int32_t *variable) {
  GUARD_BEGIN
  *variable = glp_get_unbnd_ray(LP(problem)) - 1;
  GUARD_END
}

int cg_iterations(cg_problem *problem, int32_t *iterations) {
  GUARD_BEGIN
  *iterations = glp_get_it_cnt(LP(problem));
  GUARD_END
}

int cg_column_primals(cg_problem *problem, double *out) {
  GUARD_BEGIN
  int n = glp_get_num_cols(LP(problem));
  for (int j = 1; j <= n; j++) out[j - 1] = glp_get_col_prim(LP(problem), j);
  GUARD_END
}

int cg_column_duals(cg_problem *problem, double *out) {
  GUARD_BEGIN
  int n = glp_get_num_cols(LP(problem));
  for (int j = 1; j <= n; j++) out[j - 1] = glp_get_col_dual(LP(problem), j);
  GUARD_END
}

int cg_row_primals(cg_problem *problem, double *out) {
  GUARD_BEGIN
  int m = glp_get_num_rows(LP(problem));
  for (int i = 1; i <= m; i++) out[i - 1] = glp_get_row_prim(LP(problem), i);
  GUARD_END
}

int cg_row_duals(cg_problem *problem, double *out) {
  GUARD_BEGIN
  int m = glp_get_num_rows(LP(problem));
  for (int i = 1; i <= m; i++) out[i - 1] = glp_get_row_dual(LP(problem), i);
  GUARD_END
}

static void note(cg_judgement *judgement, double ratio, int kind, int index) {
  if (ratio > judgement->worst) {
    judgement->worst = ratio;
    judgement->worst_kind = kind;
    judgement->worst_index = index;
  }
}

/* magnitude: size of the terms that were added up, whose rounding is not a violation. */
static void note_interval(cg_judgement *judgement, double value, double magnitude, double lower,
                          double upper, double tolerance, int kind, int index) {
  double rounding = 1e-9 * magnitude;
  if (lower > -INFINITY)
    note(judgement, (lower - value) / (tolerance * (1 + fabs(lower)) + rounding), kind, index);
  if (upper < INFINITY)
    note(judgement, (value - upper) / (tolerance * (1 + fabs(upper)) + rounding), kind, index);
}

void cg_judge_point(glp_prob *problem, const double *point, double tolerance, int integral,
                    cg_judgement *judgement) {
  int m = glp_get_num_rows(problem), n = glp_get_num_cols(problem);
  *judgement = (cg_judgement){.objective = glp_get_obj_coef(problem, 0), .worst_index = -1};
  judgement->magnitude = fabs(judgement->objective);
  cg_reserve((size_t)m);
  cg_reserve_activity(2 * (size_t)m + 1);
  double *activity = cg_thread.activity, *magnitude = activity + m;
  for (int i = 0; i < 2 * m; i++) activity[i] = 0;
  for (int j = 1; j <= n; j++) {
    double x = point[j - 1];
    if (!isfinite(x)) note(judgement, INFINITY, CG_AT_VALUE, j - 1);
    int type = glp_get_col_type(problem, j);
    note_interval(judgement, x, 0, cg_lower_of(type, glp_get_col_lb(problem, j)),
                  cg_upper_of(type, glp_get_col_ub(problem, j)), tolerance, CG_AT_COLUMN, j - 1);
    if (integral && glp_get_col_kind(problem, j) != GLP_CV)
      note(judgement, fabs(x - round(x)) / tolerance, CG_AT_INTEGER, j - 1);
    if (x == 0) continue;
    double term = glp_get_obj_coef(problem, j) * x;
    judgement->objective += term;
    judgement->magnitude += fabs(term);
    int length = glp_get_mat_col(problem, j, cg_thread.index, cg_thread.value);
    for (int k = 1; k <= length; k++) {
      double part = cg_thread.value[k] * x;
      activity[cg_thread.index[k] - 1] += part;
      magnitude[cg_thread.index[k] - 1] += fabs(part);
    }
  }
  for (int i = 1; i <= m; i++) {
    int type = glp_get_row_type(problem, i);
    note_interval(judgement, activity[i - 1], magnitude[i - 1],
                  cg_lower_of(type, glp_get_row_lb(problem, i)),
                  cg_upper_of(type, glp_get_row_ub(problem, i)), tolerance, CG_AT_ROW, i - 1);
  }
}

int cg_judge(cg_problem *problem, const double *point, double tolerance, int integral,
             cg_judgement *judgement) {
  GUARD_BEGIN
  cg_judge_point(LP(problem), point, tolerance, integral, judgement);
  GUARD_END
}
