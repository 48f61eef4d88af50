/* Guarded calls for bases and the simplex method. */

#include "guard.h"
#include "state.h"

int guarded_get_basis(glp_prob *problem, uint8_t *rows, uint8_t *columns) {
  GUARDED({
    int height = glp_get_num_rows(problem);
    int width = glp_get_num_cols(problem);
    for (int i = 0; i < height; i++) rows[i] = (uint8_t)glp_get_row_stat(problem, i + 1);
    for (int j = 0; j < width; j++) columns[j] = (uint8_t)glp_get_col_stat(problem, j + 1);
  });
}

int guarded_set_basis(glp_prob *problem, const uint8_t *rows, const uint8_t *columns) {
  GUARDED({
    int height = glp_get_num_rows(problem);
    int width = glp_get_num_cols(problem);
    for (int i = 0; i < height; i++) glp_set_row_stat(problem, i + 1, rows[i]);
    for (int j = 0; j < width; j++) glp_set_col_stat(problem, j + 1, columns[j]);
  });
}

int guarded_standard_basis(glp_prob *problem) { GUARDED(glp_std_basis(problem)); }

int guarded_advanced_basis(glp_prob *problem) { GUARDED(glp_adv_basis(problem, 0)); }

int guarded_cpx_basis(glp_prob *problem) { GUARDED(glp_cpx_basis(problem)); }

int guarded_factorize(glp_prob *problem, int *code) {
  GUARDED(*code = glp_bf_exists(problem) ? 0 : glp_factorize(problem));
}

int guarded_head(glp_prob *problem, int *head) {
  GUARDED({
    int height = glp_get_num_rows(problem);
    for (int i = 0; i < height; i++) head[i] = glp_get_bhead(problem, i + 1);
  });
}

int guarded_btran(glp_prob *problem, double *padded) { GUARDED(glp_btran(problem, padded)); }

int guarded_tableau_column(glp_prob *problem, int variable, int *count, int *padded_indices,
                           double *padded_values) {
  GUARDED(*count = glp_eval_tab_col(problem, variable, padded_indices, padded_values));
}

int guarded_simplex(glp_prob *problem, const glp_smcp *options, int *code) {
  GUARDED(*code = glp_simplex(problem, options));
}

int guarded_exact(glp_prob *problem, const glp_smcp *options, int *code) {
  GUARDED(*code = glp_exact(problem, options));
}

int guarded_get_lp_state(glp_prob *problem, guarded_lp_state *out) {
  GUARDED({
    out->status = glp_get_status(problem);
    out->primal = glp_get_prim_stat(problem);
    out->dual = glp_get_dual_stat(problem);
    out->iterations = glp_get_it_cnt(problem);
    out->ray = glp_get_unbnd_ray(problem);
    out->objective = glp_get_obj_val(problem);
  });
}

int guarded_get_row_primals(glp_prob *problem, double *out) {
  GUARDED({
    int count = glp_get_num_rows(problem);
    for (int i = 0; i < count; i++) out[i] = glp_get_row_prim(problem, i + 1);
  });
}

int guarded_get_row_duals(glp_prob *problem, double *out) {
  GUARDED({
    int count = glp_get_num_rows(problem);
    for (int i = 0; i < count; i++) out[i] = glp_get_row_dual(problem, i + 1);
  });
}

int guarded_get_column_primals(glp_prob *problem, double *out) {
  GUARDED({
    int count = glp_get_num_cols(problem);
    for (int j = 0; j < count; j++) out[j] = glp_get_col_prim(problem, j + 1);
  });
}

int guarded_get_column_duals(glp_prob *problem, double *out) {
  GUARDED({
    int count = glp_get_num_cols(problem);
    for (int j = 0; j < count; j++) out[j] = glp_get_col_dual(problem, j + 1);
  });
}
