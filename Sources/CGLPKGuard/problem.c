/* Building, editing and reading problems. */
#include "internal.h"

#include <float.h>
#include <math.h>

int cg_bounds_type(double lower, double upper) {
  if (isinf(lower)) return isinf(upper) ? GLP_FR : GLP_UP;
  if (isinf(upper)) return GLP_LO;
  return lower == upper ? GLP_FX : GLP_DB;
}

double cg_lower_of(int type, double lower) {
  return type == GLP_FR || type == GLP_UP || lower == -DBL_MAX ? -INFINITY : lower;
}

double cg_upper_of(int type, double upper) {
  return type == GLP_FR || type == GLP_LO || upper == DBL_MAX ? INFINITY : upper;
}

/* Copies entries to the thread's buffers, counted from 1. */
int cg_shift(const int32_t *indices, const double *values, int32_t count) {
  cg_reserve((size_t)count);
  for (int32_t k = 0; k < count; k++) {
    cg_thread.index[k + 1] = indices[k] + 1;
    cg_thread.value[k + 1] = values[k];
  }
  return count;
}

int cg_create(cg_problem **problem) {
  GUARD_BEGIN
  *problem = (cg_problem *)glp_create_prob();
  GUARD_END
}

int cg_delete(cg_problem *problem) {
  GUARD_BEGIN
  glp_delete_prob(LP(problem));
  GUARD_END
}

int cg_copy(cg_problem *copy, cg_problem *original) {
  GUARD_BEGIN
  glp_copy_prob(LP(copy), LP(original), GLP_OFF);
  GUARD_END
}

int cg_set_maximize(cg_problem *problem, int maximize) {
  GUARD_BEGIN
  glp_set_obj_dir(LP(problem), maximize ? GLP_MAX : GLP_MIN);
  GUARD_END
}

int cg_set_constant(cg_problem *problem, double constant) {
  GUARD_BEGIN
  glp_set_obj_coef(LP(problem), 0, constant);
  GUARD_END
}

int cg_sizes(cg_problem *problem, int32_t *rows, int32_t *columns, int32_t *nonzeros) {
  GUARD_BEGIN
  *rows = glp_get_num_rows(LP(problem));
  *columns = glp_get_num_cols(LP(problem));
  *nonzeros = glp_get_num_nz(LP(problem));
  GUARD_END
}

int cg_add_columns(cg_problem *problem, int32_t count, const double *costs, const double *lower,
                   const double *upper, const uint8_t *integer, const int32_t *starts,
                   const int32_t *rows, const double *values) {
  GUARD_BEGIN
  if (count > 0) {
    int first = glp_add_cols(LP(problem), count);
    for (int32_t k = 0; k < count; k++) {
      int j = first + k;
      glp_set_obj_coef(LP(problem), j, costs[k]);
      glp_set_col_bnds(LP(problem), j, cg_bounds_type(lower[k], upper[k]), lower[k], upper[k]);
      if (integer != NULL && integer[k]) glp_set_col_kind(LP(problem), j, GLP_IV);
      int length = cg_shift(rows + starts[k], values + starts[k], starts[k + 1] - starts[k]);
      glp_set_mat_col(LP(problem), j, length, cg_thread.index, cg_thread.value);
    }
  }
  GUARD_END
}

void cg_append_row(glp_prob *problem, double lower, double upper, int32_t count,
                   const int32_t *columns, const double *values) {
  int i = glp_add_rows(problem, 1);
  glp_set_row_bnds(problem, i, cg_bounds_type(lower, upper), lower, upper);
  int length = cg_shift(columns, values, count);
  glp_set_mat_row(problem, i, length, cg_thread.index, cg_thread.value);
}

int cg_add_rows(cg_problem *problem, int32_t count, const double *lower, const double *upper,
                const int32_t *starts, const int32_t *columns, const double *values) {
  GUARD_BEGIN
  if (count > 0) {
    int first = glp_add_rows(LP(problem), count);
    for (int32_t k = 0; k < count; k++) {
      int i = first + k;
      glp_set_row_bnds(LP(problem), i, cg_bounds_type(lower[k], upper[k]), lower[k], upper[k]);
      if (starts == NULL) continue;
      int length = cg_shift(columns + starts[k], values + starts[k], starts[k + 1] - starts[k]);
      glp_set_mat_row(LP(problem), i, length, cg_thread.index, cg_thread.value);
    }
  }
  GUARD_END
}

int cg_set_column_bounds(cg_problem *problem, int32_t count, const int32_t *columns,
                         const double *lower, const double *upper) {
  GUARD_BEGIN
  for (int32_t k = 0; k < count; k++)
    glp_set_col_bnds(LP(problem), columns[k] + 1, cg_bounds_type(lower[k], upper[k]), lower[k],
                     upper[k]);
  GUARD_END
}

int cg_set_row_bounds(cg_problem *problem, int32_t count, const int32_t *rows, const double *lower,
                      const double *upper) {
  GUARD_BEGIN
  for (int32_t k = 0; k < count; k++)
    glp_set_row_bnds(LP(problem), rows[k] + 1, cg_bounds_type(lower[k], upper[k]), lower[k],
                     upper[k]);
  GUARD_END
}

int cg_set_costs(cg_problem *problem, int32_t count, const int32_t *columns, const double *costs) {
  GUARD_BEGIN
  for (int32_t k = 0; k < count; k++) glp_set_obj_coef(LP(problem), columns[k] + 1, costs[k]);
  GUARD_END
}

int cg_set_integer(cg_problem *problem, int32_t column, int integer) {
  GUARD_BEGIN
  glp_set_col_kind(LP(problem), column + 1, integer ? GLP_IV : GLP_CV);
  GUARD_END
}

int cg_set_row(cg_problem *problem, int32_t row, int32_t count, const int32_t *columns,
               const double *values) {
  GUARD_BEGIN
  int length = cg_shift(columns, values, count);
  glp_set_mat_row(LP(problem), row + 1, length, cg_thread.index, cg_thread.value);
  GUARD_END
}

int cg_set_column(cg_problem *problem, int32_t column, int32_t count, const int32_t *rows,
                  const double *values) {
  GUARD_BEGIN
  int length = cg_shift(rows, values, count);
  glp_set_mat_col(LP(problem), column + 1, length, cg_thread.index, cg_thread.value);
  GUARD_END
}

/* GLPK changes whole rows or columns only: the column is read, changed and put back. */
int cg_set_coefficient(cg_problem *problem, int32_t row, int32_t column, double value) {
  GUARD_BEGIN
  cg_reserve((size_t)glp_get_num_rows(LP(problem)) + 1);
  int length = glp_get_mat_col(LP(problem), column + 1, cg_thread.index, cg_thread.value);
  int k = 1;
  while (k <= length && cg_thread.index[k] != row + 1) k++;
  if (k > length) cg_thread.index[length = k] = row + 1;
  cg_thread.value[k] = value;
  glp_set_mat_col(LP(problem), column + 1, length, cg_thread.index, cg_thread.value);
  GUARD_END
}

static void shift_indices(const int32_t *indices, int32_t count) {
  cg_reserve((size_t)count);
  for (int32_t k = 0; k < count; k++) cg_thread.index[k + 1] = indices[k] + 1;
}

int cg_delete_columns(cg_problem *problem, int32_t count, const int32_t *columns) {
  GUARD_BEGIN
  shift_indices(columns, count);
  if (count > 0) glp_del_cols(LP(problem), count, cg_thread.index);
  GUARD_END
}

int cg_delete_rows(cg_problem *problem, int32_t count, const int32_t *rows) {
  GUARD_BEGIN
  shift_indices(rows, count);
  if (count > 0) glp_del_rows(LP(problem), count, cg_thread.index);
  GUARD_END
}

int cg_scale(cg_problem *problem, int automatic) {
  GUARD_BEGIN
  if (automatic)
    glp_scale_prob(LP(problem), GLP_SF_AUTO);
  else
    glp_unscale_prob(LP(problem));
  GUARD_END
}

int cg_get_columns(cg_problem *problem, double *costs, double *lower, double *upper, uint8_t *integer) {
  GUARD_BEGIN
  int columns = glp_get_num_cols(LP(problem));
  for (int j = 1; j <= columns; j++) {
    int type = glp_get_col_type(LP(problem), j);
    costs[j - 1] = glp_get_obj_coef(LP(problem), j);
    lower[j - 1] = cg_lower_of(type, glp_get_col_lb(LP(problem), j));
    upper[j - 1] = cg_upper_of(type, glp_get_col_ub(LP(problem), j));
    integer[j - 1] = glp_get_col_kind(LP(problem), j) != GLP_CV;
  }
  GUARD_END
}

int cg_get_rows(cg_problem *problem, double *lower, double *upper) {
  GUARD_BEGIN
  int rows = glp_get_num_rows(LP(problem));
  for (int i = 1; i <= rows; i++) {
    int type = glp_get_row_type(LP(problem), i);
    lower[i - 1] = cg_lower_of(type, glp_get_row_lb(LP(problem), i));
    upper[i - 1] = cg_upper_of(type, glp_get_row_ub(LP(problem), i));
  }
  GUARD_END
}

int cg_get_matrix(cg_problem *problem, int32_t *starts, int32_t *rows, double *values) {
  GUARD_BEGIN
  int columns = glp_get_num_cols(LP(problem));
  cg_reserve((size_t)glp_get_num_rows(LP(problem)));
  int32_t used = 0;
  for (int j = 1; j <= columns; j++) {
    starts[j - 1] = used;
    int length = glp_get_mat_col(LP(problem), j, cg_thread.index, cg_thread.value);
    for (int k = 1; k <= length; k++, used++) {
      rows[used] = cg_thread.index[k] - 1;
      values[used] = cg_thread.value[k];
    }
  }
  starts[columns] = used;
  GUARD_END
}

int cg_get_objective(cg_problem *problem, int *maximize, double *constant) {
  GUARD_BEGIN
  *maximize = glp_get_obj_dir(LP(problem)) == GLP_MAX;
  *constant = glp_get_obj_coef(LP(problem), 0);
  GUARD_END
}

int cg_set_row_name(cg_problem *problem, int32_t row, const char *name) {
  GUARD_BEGIN
  glp_set_row_name(LP(problem), row + 1, name);
  GUARD_END
}

int cg_set_column_name(cg_problem *problem, int32_t column, const char *name) {
  GUARD_BEGIN
  glp_set_col_name(LP(problem), column + 1, name);
  GUARD_END
}

int cg_get_row_name(cg_problem *problem, int32_t row, const char **name) {
  GUARD_BEGIN
  *name = glp_get_row_name(LP(problem), row + 1);
  GUARD_END
}

int cg_get_column_name(cg_problem *problem, int32_t column, const char **name) {
  GUARD_BEGIN
  *name = glp_get_col_name(LP(problem), column + 1);
  GUARD_END
}
