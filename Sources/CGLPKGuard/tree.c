/* Guarded calls for branch and cut. */

#include "guard.h"
#include "state.h"

struct bridge {
  guarded_event event;
  void *info;
  jmp_buf *frame; /* of the guarded call that runs the tree */
};

/* Swift has returned before this jumps, so the jump crosses frames of GLPK only. */
static void on_event(glp_tree *tree, void *info) {
  struct bridge *bridge = info;
  if (bridge->event(bridge->info, tree) != 0) _longjmp(*bridge->frame, 1);
}

int guarded_branch_and_cut(glp_prob *problem, glp_iocp *options, guarded_event event, void *info,
                           int *code) {
  struct bridge bridge = {event, info, NULL};
  GUARDED({
    bridge.frame = guard_state.frame;
    options->cb_func = on_event;
    options->cb_info = &bridge;
    *code = glp_intopt(problem, options);
  });
}

int guarded_get_mip_state(glp_prob *problem, int *status, double *objective) {
  GUARDED({
    *status = glp_mip_status(problem);
    *objective = glp_mip_obj_val(problem);
  });
}

int guarded_get_mip_columns(glp_prob *problem, double *out) {
  GUARDED({
    int count = glp_get_num_cols(problem);
    for (int j = 0; j < count; j++) out[j] = glp_mip_col_val(problem, j + 1);
  });
}

int guarded_get_tree_state(glp_tree *tree, guarded_tree_state *out) {
  GUARDED({
    glp_prob *problem = glp_ios_get_prob(tree);
    out->reason = glp_ios_reason(tree);
    glp_ios_tree_size(tree, &out->active, &out->open, &out->total);
    out->current = glp_ios_curr_node(tree);
    out->level = out->current == 0 ? 0 : glp_ios_node_level(tree, out->current);
    out->current_bound = out->current == 0 ? 0 : glp_ios_node_bound(tree, out->current);
    out->best = glp_ios_best_node(tree);
    out->best_bound = out->best == 0 ? 0 : glp_ios_node_bound(tree, out->best);
    out->lp_objective = glp_get_obj_val(problem);
    out->has_incumbent = glp_mip_status(problem) == GLP_FEAS;
    out->incumbent = glp_mip_obj_val(problem);
    out->iterations = glp_get_it_cnt(problem);
  });
}

int guarded_tree_active(glp_tree *tree, int *nodes, double *bounds) {
  GUARDED({
    int filled = 0;
    for (int node = glp_ios_next_node(tree, 0); node != 0; node = glp_ios_next_node(tree, node)) {
      nodes[filled] = node;
      bounds[filled] = glp_ios_node_bound(tree, node);
      filled++;
    }
  });
}

int guarded_tree_select(glp_tree *tree, int node) { GUARDED(glp_ios_select_node(tree, node)); }

int guarded_tree_terminate(glp_tree *tree) { GUARDED(glp_ios_terminate(tree)); }

int guarded_tree_offer(glp_tree *tree, const double *padded_point, int *refused) {
  GUARDED(*refused = glp_ios_heur_sol(tree, padded_point));
}

int guarded_tree_can_branch(glp_tree *tree, int column, int *out) {
  GUARDED(*out = glp_ios_can_branch(tree, column));
}

int guarded_tree_branch(glp_tree *tree, int column, int side) {
  GUARDED(glp_ios_branch_upon(tree, column, side));
}

/* Classes 101 to 200 are left to the application. */
int guarded_tree_cut(glp_tree *tree, int count, const int *columns, const double *values, int type,
                     double bound) {
  GUARDED({
    if (!guard_pad(count, columns, values)) guard_fail("not enough memory for a cut");
    glp_ios_add_row(tree, NULL, 101, 0, count, guard_state.indices, guard_state.values, type, bound);
  });
}
