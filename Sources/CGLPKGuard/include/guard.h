/* Guarded calls into GLPK.

   GLPK reports a wrong call by glp_error, which aborts the process unless the error hook jumps away.
   Every function below runs GLPK within setjmp, so that such a jump crosses frames of GLPK only, and
   answers GUARDED_FAILED instead. After a failure GLPK's environment of the thread is freed and all
   problems of the thread are gone: every later call answers GUARDED_FAILED until guarded_close.

   All state belongs to the calling thread. Indices of batches count from 0, single rows and columns
   from 1 as in GLPK. Arrays marked "padded" leave element 0 unused, as in GLPK. */

#ifndef EVENFIELD_GLPK_GUARD_H
#define EVENFIELD_GLPK_GUARD_H

#include <glpk.h>
#include <stdint.h>

enum { GUARDED_OK = 0, GUARDED_FAILED = 1 };

/* Receives GLPK's terminal output piece by piece. */
typedef void (*guarded_log)(void *info, const char *text);

/* Called for each event of the tree. A non-zero answer leaves the tree at once, as a failure. */
typedef int (*guarded_event)(void *info, glp_tree *tree);

/* The thread's environment. */
int guarded_open(uint64_t session, int memory_megabytes, guarded_log log, void *info);
int guarded_close(void);
uint64_t guarded_session(void);
int guarded_is_broken(void);
const char *guarded_message(void);
int guarded_memory(size_t *total, size_t *peak);

/* Problems. */
int guarded_create(glp_prob **out);
int guarded_delete(glp_prob *problem);
int guarded_set_direction(glp_prob *problem, int direction);
int guarded_set_problem_name(glp_prob *problem, const char *name);
int guarded_set_row_name(glp_prob *problem, int row, const char *name);
int guarded_set_column_name(glp_prob *problem, int column, const char *name);
int guarded_set_row_bounds(glp_prob *problem, int row, int type, double lower, double upper);
int guarded_set_column_bounds(glp_prob *problem, int column, int type, double lower, double upper);
int guarded_set_column_kind(glp_prob *problem, int column, int kind);
int guarded_set_cost(glp_prob *problem, int column, double cost);
int guarded_set_costs(glp_prob *problem, int count, const double *costs);
int guarded_load_matrix(glp_prob *problem, int count, const int *padded_rows, const int *padded_columns,
                        const double *padded_values);
int guarded_set_row(glp_prob *problem, int row, int count, const int *columns, const double *values);
int guarded_set_column(glp_prob *problem, int column, int count, const int *rows, const double *values);
int guarded_add_rows(glp_prob *problem, int count, const int *types, const double *lower,
                     const double *upper, const int *starts, const int *columns, const double *values);
int guarded_add_columns(glp_prob *problem, int count, const int *types, const double *lower,
                        const double *upper, const double *costs, const uint8_t *integer,
                        const int *starts, const int *rows, const double *values);
int guarded_delete_rows(glp_prob *problem, int count, const int *padded_rows);
int guarded_delete_columns(glp_prob *problem, int count, const int *padded_columns);
int guarded_scale(glp_prob *problem, int flags);
int guarded_unscale(glp_prob *problem);

/* Reading a problem back. */
typedef struct {
  int rows, columns, entries, direction;
} guarded_size;

int guarded_get_size(glp_prob *problem, guarded_size *out);
int guarded_get_names(glp_prob *problem, int is_row, int index, const char **out);
int guarded_get_problem_name(glp_prob *problem, const char **out);
int guarded_get_bounds(glp_prob *problem, int is_row, int index, int *type, double *lower,
                       double *upper);
int guarded_get_rows(glp_prob *problem, int *types, double *lower, double *upper);
int guarded_get_columns(glp_prob *problem, int *types, double *lower, double *upper, uint8_t *integer);
int guarded_get_costs(glp_prob *problem, double *constant, double *costs);
int guarded_get_matrix(glp_prob *problem, int *starts, int *rows, double *values);

/* Bases. Statuses are GLPK's codes (GLP_BS ... GLP_NS). */
int guarded_get_basis(glp_prob *problem, uint8_t *rows, uint8_t *columns);
int guarded_set_basis(glp_prob *problem, const uint8_t *rows, const uint8_t *columns);
int guarded_standard_basis(glp_prob *problem);
int guarded_advanced_basis(glp_prob *problem);
int guarded_cpx_basis(glp_prob *problem);
int guarded_factorize(glp_prob *problem, int *code);
int guarded_head(glp_prob *problem, int *head);
int guarded_btran(glp_prob *problem, double *padded);
int guarded_tableau_column(glp_prob *problem, int variable, int *count, int *padded_indices,
                           double *padded_values);

/* The simplex method. */
typedef struct {
  int status, primal, dual, iterations, ray;
  double objective;
} guarded_lp_state;

int guarded_simplex(glp_prob *problem, const glp_smcp *options, int *code);
int guarded_exact(glp_prob *problem, const glp_smcp *options, int *code);
int guarded_get_lp_state(glp_prob *problem, guarded_lp_state *out);
int guarded_get_row_primals(glp_prob *problem, double *out);
int guarded_get_row_duals(glp_prob *problem, double *out);
int guarded_get_column_primals(glp_prob *problem, double *out);
int guarded_get_column_duals(glp_prob *problem, double *out);

/* Branch and cut. */
typedef struct {
  int reason, current, level, active, open, total, best;
  double current_bound, best_bound, lp_objective, incumbent;
  int has_incumbent;
  int iterations; /* of the simplex method, on this problem so far */
} guarded_tree_state;

int guarded_branch_and_cut(glp_prob *problem, glp_iocp *options, guarded_event event, void *info,
                           int *code);
int guarded_get_mip_state(glp_prob *problem, int *status, double *objective);
int guarded_get_mip_columns(glp_prob *problem, double *out);
int guarded_get_tree_state(glp_tree *tree, guarded_tree_state *out);
int guarded_tree_active(glp_tree *tree, int *nodes, double *bounds);
int guarded_tree_select(glp_tree *tree, int node);
int guarded_tree_terminate(glp_tree *tree);
int guarded_tree_offer(glp_tree *tree, const double *padded_point, int *refused);
int guarded_tree_can_branch(glp_tree *tree, int column, int *out);
int guarded_tree_branch(glp_tree *tree, int column, int side);
int guarded_tree_cut(glp_tree *tree, int count, const int *columns, const double *values, int type,
                     double bound);

/* Files. code is GLPK's answer, non-zero for a file that could not be read or written. */
int guarded_read_mps(glp_prob *problem, int format, const char *path, int *code);
int guarded_write_mps(glp_prob *problem, int format, const char *path, int *code);
int guarded_read_lp(glp_prob *problem, const char *path, int *code);
int guarded_write_lp(glp_prob *problem, const char *path, int *code);

#endif
