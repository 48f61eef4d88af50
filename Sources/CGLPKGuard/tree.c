/* Branch and cut. */
#include "internal.h"

#include <float.h>
#include <math.h>

typedef struct {
  cg_tree_callback function;
  void *context;
} tree_call;

/* Between GLPK and the caller. The caller's frames have returned when this jumps, so a failure inside
 * the callback unwinds glp_intopt across GLPK's frames only. */
static void on_tree(glp_tree *tree, void *info) {
  const tree_call *call = info;
  int stop = call->function((cg_tree *)tree, call->context);
  if (cg_thread.failed) _longjmp(*cg_thread.top, 1);
  if (stop) glp_ios_terminate(tree);
}

static int on_off(int flag) { return flag ? GLP_ON : GLP_OFF; }

int cg_branch_and_cut(cg_problem *problem, const cg_tree_options *options, cg_tree_callback callback,
                      void *context, int *code) {
  tree_call call = {callback, context};
  glp_iocp parm;
  glp_init_iocp(&parm);
  parm.msg_lev = options->message_level;
  parm.br_tech = options->branching;
  parm.bt_tech = options->backtracking;
  parm.pp_tech = options->preprocessing ? GLP_PP_ALL : GLP_PP_NONE;
  parm.tol_int = options->integer_tolerance;
  parm.tol_obj = options->objective_tolerance;
  parm.tm_lim = options->time_limit;
  parm.gmi_cuts = on_off(options->gomory);
  parm.mir_cuts = on_off(options->mir);
  parm.cov_cuts = on_off(options->cover);
  parm.clq_cuts = on_off(options->clique);
  parm.fp_heur = on_off(options->feasibility_pump);
  parm.ps_heur = on_off(options->proximity);
  parm.sr_heur = on_off(options->rounding);
  parm.presolve = GLP_OFF;
  parm.cb_func = on_tree;
  parm.cb_info = &call;
  GUARD_BEGIN
  *code = glp_intopt(LP(problem), &parm);
  GUARD_END
}

int cg_integer_status(cg_problem *problem, int *status, double *objective) {
  GUARD_BEGIN
  *status = glp_mip_status(LP(problem));
  *objective = glp_mip_obj_val(LP(problem));
  GUARD_END
}

static void integer_columns(glp_prob *problem, double *out) {
  int n = glp_get_num_cols(problem);
  for (int j = 1; j <= n; j++) out[j - 1] = glp_mip_col_val(problem, j);
}

int cg_integer_columns(cg_problem *problem, double *out) {
  GUARD_BEGIN
  integer_columns(LP(problem), out);
  GUARD_END
}

int cg_tree_read(cg_tree *tree, cg_tree_state *state) {
  GUARD_BEGIN
  glp_tree *T = TREE(tree);
  glp_prob *problem = glp_ios_get_prob(T);
  state->reason = glp_ios_reason(T);
  glp_ios_tree_size(T, &state->active_nodes, &state->live_nodes, &state->created_nodes);
  state->current_node = glp_ios_curr_node(T);
  state->current_level = state->current_node ? glp_ios_node_level(T, state->current_node) : -1;
  int best = glp_ios_best_node(T);
  double bound = best ? glp_ios_node_bound(T, best) : 0;
  /* A node whose relaxation has not been solved carries -DBL_MAX or +DBL_MAX. */
  state->has_bound = best != 0 && fabs(bound) < DBL_MAX;
  state->best_bound = bound;
  state->integer_status = glp_mip_status(problem);
  state->integer_objective = glp_mip_obj_val(problem);
  state->rows = glp_get_num_rows(problem);
  GUARD_END
}

int cg_tree_point(cg_tree *tree, double *columns) {
  GUARD_BEGIN
  glp_prob *problem = glp_ios_get_prob(TREE(tree));
  int n = glp_get_num_cols(problem);
  for (int j = 1; j <= n; j++) columns[j - 1] = glp_get_col_prim(problem, j);
  GUARD_END
}

int cg_tree_incumbent(cg_tree *tree, double *columns) {
  GUARD_BEGIN
  integer_columns(glp_ios_get_prob(TREE(tree)), columns);
  GUARD_END
}

int cg_tree_add_row(cg_tree *tree, double lower, double upper, int32_t count, const int32_t *columns,
                    const double *values) {
  GUARD_BEGIN
  cg_append_row(glp_ios_get_prob(TREE(tree)), lower, upper, count, columns, values);
  GUARD_END
}

int cg_tree_add_cut(cg_tree *tree, int is_lower, double side, int32_t count, const int32_t *columns,
                    const double *values) {
  GUARD_BEGIN
  int length = cg_shift(columns, values, count);
  glp_ios_add_row(TREE(tree), NULL, 101, 0, length, cg_thread.index, cg_thread.value,
                  is_lower ? GLP_LO : GLP_UP, side);
  GUARD_END
}

int cg_tree_offer(cg_tree *tree, const double *point, int *accepted) {
  GUARD_BEGIN
  int n = glp_get_num_cols(glp_ios_get_prob(TREE(tree)));
  cg_reserve((size_t)n);
  for (int j = 1; j <= n; j++) cg_thread.value[j] = point[j - 1];
  *accepted = glp_ios_heur_sol(TREE(tree), cg_thread.value) == 0;
  GUARD_END
}

int cg_tree_can_branch(cg_tree *tree, int32_t column, int *can) {
  GUARD_BEGIN
  *can = glp_ios_can_branch(TREE(tree), column + 1) != 0;
  GUARD_END
}

int cg_tree_branch(cg_tree *tree, int32_t column, int direction) {
  GUARD_BEGIN
  glp_ios_branch_upon(TREE(tree), column + 1, direction);
  GUARD_END
}
