/* Guarded calls that make, change and read a problem. */

#include "guard.h"
#include "state.h"

#define OUT_OF_MEMORY "not enough memory for a sparse vector"

int guarded_create(glp_prob **out) { GUARDED(*out = glp_create_prob()); }

int guarded_delete(glp_prob *problem) { GUARDED(glp_delete_prob(problem)); }

int guarded_set_direction(glp_prob *problem, int direction) {
  GUARDED(glp_set_obj_dir(problem, direction));
}

int guarded_set_problem_name(glp_prob *problem, const char *name) {
  GUARDED(glp_set_prob_name(problem, name));
}

int guarded_set_row_name(glp_prob *problem, int row, const char *name) {
  GUARDED(glp_set_row_name(problem, row, name));
}

int guarded_set_column_name(glp_prob *problem, int column, const char *name) {
  GUARDED(glp_set_col_name(problem, column, name));
}

int guarded_set_row_bounds(glp_prob *problem, int row, int type, double lower, double upper) {
  GUARDED(glp_set_row_bnds(problem, row, type, lower, upper));
}

int guarded_set_column_bounds(glp_prob *problem, int column, int type, double lower, double upper) {
  GUARDED(glp_set_col_bnds(problem, column, type, lower, upper));
}

int guarded_set_column_kind(glp_prob *problem, int column, int kind) {
  GUARDED(glp_set_col_kind(problem, column, kind));
}

int guarded_set_cost(glp_prob *problem, int column, double cost) {
  GUARDED(glp_set_obj_coef(problem, column, cost));
}

int guarded_set_costs(glp_prob *problem, int count, const double *costs) {
  GUARDED({
    for (int j = 0; j < count; j++) glp_set_obj_coef(problem, j + 1, costs[j]);
  });
}

int guarded_load_matrix(glp_prob *problem, int count, const int *padded_rows, const int *padded_columns,
                        const double *padded_values) {
  GUARDED(glp_load_matrix(problem, count, padded_rows, padded_columns, padded_values));
}

int guarded_set_row(glp_prob *problem, int row, int count, const int *columns, const double *values) {
  GUARDED({
    if (!guard_pad(count, columns, values)) guard_fail(OUT_OF_MEMORY);
    glp_set_mat_row(problem, row, count, guard_state.indices, guard_state.values);
  });
}

int guarded_set_column(glp_prob *problem, int column, int count, const int *rows,
                       const double *values) {
  GUARDED({
    if (!guard_pad(count, rows, values)) guard_fail(OUT_OF_MEMORY);
    glp_set_mat_col(problem, column, count, guard_state.indices, guard_state.values);
  });
}

int guarded_add_rows(glp_prob *problem, int count, const int *types, const double *lower,
                     const double *upper, const int *starts, const int *columns,
                     const double *values) {
  GUARDED({
    int first = glp_add_rows(problem, count);
    for (int k = 0; k < count; k++) {
      int length = starts[k + 1] - starts[k];
      glp_set_row_bnds(problem, first + k, types[k], lower[k], upper[k]);
      if (length == 0) continue;
      if (!guard_pad(length, columns + starts[k], values + starts[k])) guard_fail(OUT_OF_MEMORY);
      glp_set_mat_row(problem, first + k, length, guard_state.indices, guard_state.values);
    }
  });
}

int guarded_add_columns(glp_prob *problem, int count, const int *types, const double *lower,
                        const double *upper, const double *costs, const uint8_t *integer,
                        const int *starts, const int *rows, const double *values) {
  GUARDED({
    int first = glp_add_cols(problem, count);
    for (int k = 0; k < count; k++) {
      int length = starts[k + 1] - starts[k];
      if (integer[k]) glp_set_col_kind(problem, first + k, GLP_IV);
      glp_set_col_bnds(problem, first + k, types[k], lower[k], upper[k]);
      glp_set_obj_coef(problem, first + k, costs[k]);
      if (length == 0) continue;
      if (!guard_pad(length, rows + starts[k], values + starts[k])) guard_fail(OUT_OF_MEMORY);
      glp_set_mat_col(problem, first + k, length, guard_state.indices, guard_state.values);
    }
  });
}

int guarded_delete_rows(glp_prob *problem, int count, const int *padded_rows) {
  GUARDED(glp_del_rows(problem, count, padded_rows));
}

int guarded_delete_columns(glp_prob *problem, int count, const int *padded_columns) {
  GUARDED(glp_del_cols(problem, count, padded_columns));
}

int guarded_scale(glp_prob *problem, int flags) { GUARDED(glp_scale_prob(problem, flags)); }

int guarded_unscale(glp_prob *problem) { GUARDED(glp_unscale_prob(problem)); }

int guarded_get_size(glp_prob *problem, guarded_size *out) {
  GUARDED({
    out->rows = glp_get_num_rows(problem);
    out->columns = glp_get_num_cols(problem);
    out->entries = glp_get_num_nz(problem);
    out->direction = glp_get_obj_dir(problem);
  });
}

int guarded_get_names(glp_prob *problem, int is_row, int index, const char **out) {
  GUARDED(*out = is_row ? glp_get_row_name(problem, index) : glp_get_col_name(problem, index));
}

int guarded_get_problem_name(glp_prob *problem, const char **out) {
  GUARDED(*out = glp_get_prob_name(problem));
}

int guarded_get_bounds(glp_prob *problem, int is_row, int index, int *type, double *lower,
                       double *upper) {
  GUARDED({
    *type = is_row ? glp_get_row_type(problem, index) : glp_get_col_type(problem, index);
    *lower = is_row ? glp_get_row_lb(problem, index) : glp_get_col_lb(problem, index);
    *upper = is_row ? glp_get_row_ub(problem, index) : glp_get_col_ub(problem, index);
  });
}

int guarded_get_rows(glp_prob *problem, int *types, double *lower, double *upper) {
  GUARDED({
    int count = glp_get_num_rows(problem);
    for (int i = 0; i < count; i++) {
      types[i] = glp_get_row_type(problem, i + 1);
      lower[i] = glp_get_row_lb(problem, i + 1);
      upper[i] = glp_get_row_ub(problem, i + 1);
    }
  });
}

int guarded_get_columns(glp_prob *problem, int *types, double *lower, double *upper,
                        uint8_t *integer) {
  GUARDED({
    int count = glp_get_num_cols(problem);
    for (int j = 0; j < count; j++) {
      types[j] = glp_get_col_type(problem, j + 1);
      lower[j] = glp_get_col_lb(problem, j + 1);
      upper[j] = glp_get_col_ub(problem, j + 1);
      integer[j] = glp_get_col_kind(problem, j + 1) != GLP_CV;
    }
  });
}

int guarded_get_costs(glp_prob *problem, double *constant, double *costs) {
  GUARDED({
    int count = glp_get_num_cols(problem);
    *constant = glp_get_obj_coef(problem, 0);
    for (int j = 0; j < count; j++) costs[j] = glp_get_obj_coef(problem, j + 1);
  });
}

int guarded_get_matrix(glp_prob *problem, int *starts, int *rows, double *values) {
  GUARDED({
    int count = glp_get_num_cols(problem);
    int filled = 0;
    for (int j = 0; j < count; j++) {
      int length = glp_get_mat_col(problem, j + 1, NULL, NULL);
      if (!guard_reserve(length)) guard_fail(OUT_OF_MEMORY);
      glp_get_mat_col(problem, j + 1, guard_state.indices, guard_state.values);
      starts[j] = filled;
      for (int k = 1; k <= length; k++, filled++) {
        rows[filled] = guard_state.indices[k] - 1;
        values[filled] = guard_state.values[k];
      }
    }
    starts[count] = filled;
  });
}
