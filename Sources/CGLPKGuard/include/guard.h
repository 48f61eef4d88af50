/* Guarded calls into GLPK.
 *
 * GLPK answers a bad call, a broken invariant or an exhausted memory limit by printing a message and
 * calling abort(). Every function here runs GLPK behind setjmp; GLPK's error hook jumps back, across
 * GLPK's own frames only, and the function returns CG_FAILED. The thread's GLPK environment is then
 * freed as soon as no GLPK frame is left on the stack, so every problem of the thread is gone; further
 * calls return CG_FAILED at once until cg_begin is called again. cg_message() tells what GLPK said.
 *
 * All indices are counted from 0. A bound of +-INFINITY means that there is none. */
#ifndef CGLPKGUARD_H
#define CGLPKGUARD_H

#include <stdint.h>

#define CG_OK 0
#define CG_FAILED 1

/* Receives a fragment of GLPK's log: part of a line, a line, or several. It must not call GLPK. */
typedef void (*cg_log)(void *context, const char *text);

/* Opaque handles, so that callers need no glpk.h. */
typedef struct cg_problem cg_problem;
typedef struct cg_tree cg_tree;

const char *cg_version(void);

/* Environment of the calling thread. memory_limit is in megabytes, 0 means no limit. */
int cg_begin(cg_log log, void *context, int memory_limit);
void cg_end(void);
const char *cg_message(void);

/* Problems. */
int cg_create(cg_problem **problem);
int cg_delete(cg_problem *problem);
/* Makes `copy` equal to the original, without names. */
int cg_copy(cg_problem *copy, cg_problem *original);
int cg_set_maximize(cg_problem *problem, int maximize);
int cg_set_constant(cg_problem *problem, double constant);
int cg_sizes(cg_problem *problem, int32_t *rows, int32_t *columns, int32_t *nonzeros);

/* Batches in compressed form: entries of column (row) k are at starts[k] ..< starts[k + 1]. */
int cg_add_columns(cg_problem *problem, int32_t count, const double *costs, const double *lower,
                   const double *upper, const uint8_t *integer, const int32_t *starts,
                   const int32_t *rows, const double *values);
int cg_add_rows(cg_problem *problem, int32_t count, const double *lower, const double *upper,
                const int32_t *starts, const int32_t *columns, const double *values);
int cg_set_column_bounds(cg_problem *problem, int32_t count, const int32_t *columns,
                         const double *lower, const double *upper);
int cg_set_row_bounds(cg_problem *problem, int32_t count, const int32_t *rows, const double *lower,
                      const double *upper);
int cg_set_costs(cg_problem *problem, int32_t count, const int32_t *columns, const double *costs);
int cg_set_integer(cg_problem *problem, int32_t column, int integer);
int cg_set_row(cg_problem *problem, int32_t row, int32_t count, const int32_t *columns,
               const double *values);
int cg_set_column(cg_problem *problem, int32_t column, int32_t count, const int32_t *rows,
                  const double *values);
int cg_set_coefficient(cg_problem *problem, int32_t row, int32_t column, double value);
int cg_delete_columns(cg_problem *problem, int32_t count, const int32_t *columns);
int cg_delete_rows(cg_problem *problem, int32_t count, const int32_t *rows);
int cg_scale(cg_problem *problem, int automatic);

/* Reading a problem back. starts has columns + 1 places; rows and values have nonzeros places. */
int cg_get_columns(cg_problem *problem, double *costs, double *lower, double *upper, uint8_t *integer);
int cg_get_rows(cg_problem *problem, double *lower, double *upper);
int cg_get_matrix(cg_problem *problem, int32_t *starts, int32_t *rows, double *values);
int cg_get_objective(cg_problem *problem, int *maximize, double *constant);
int cg_set_row_name(cg_problem *problem, int32_t row, const char *name);
int cg_set_column_name(cg_problem *problem, int32_t column, const char *name);
int cg_get_row_name(cg_problem *problem, int32_t row, const char **name);
int cg_get_column_name(cg_problem *problem, int32_t column, const char **name);

/* Bases: statuses are GLP_BS, GLP_NL, GLP_NU, GLP_NF, GLP_NS. */
int cg_standard_basis(cg_problem *problem);
int cg_bixby_basis(cg_problem *problem);
int cg_advanced_basis(cg_problem *problem);
int cg_get_basis(cg_problem *problem, uint8_t *rows, uint8_t *columns);
int cg_set_basis(cg_problem *problem, const uint8_t *rows, const uint8_t *columns);

/* Linear programs. */
typedef struct {
  int method, pricing, ratio_test, iteration_limit, time_limit, presolve, message_level;
  double primal_tolerance, dual_tolerance, pivot_tolerance;
} cg_simplex_options;

typedef struct {
  int code;          /* what glp_simplex or glp_exact returned */
  int primal, dual;  /* GLP_UNDEF, GLP_FEAS, GLP_INFEAS, GLP_NOFEAS */
  int iterations;    /* of the problem's whole life */
  double objective;
} cg_simplex_result;

int cg_simplex(cg_problem *problem, const cg_simplex_options *options, cg_simplex_result *result);
int cg_exact(cg_problem *problem, const cg_simplex_options *options, cg_simplex_result *result);
/* 0 ..< rows: a row; rows ..< rows + columns: a column; -1: none. */
int cg_unbounded_ray(cg_problem *problem, int32_t *variable);
int cg_iterations(cg_problem *problem, int32_t *iterations);
int cg_column_primals(cg_problem *problem, double *out);
int cg_column_duals(cg_problem *problem, double *out);
int cg_row_primals(cg_problem *problem, double *out);
int cg_row_duals(cg_problem *problem, double *out);

/* Judges a point against the problem's present bounds, rows and kinds, without any status of GLPK. */
#define CG_AT_COLUMN 0
#define CG_AT_ROW 1
#define CG_AT_INTEGER 2
#define CG_AT_VALUE 3 /* not a finite number */
typedef struct {
  double objective;  /* with the constant */
  double magnitude;  /* sum of the absolute values of the objective's terms */
  double worst;      /* largest violation divided by what is tolerated there; at most 1 is legal */
  int worst_kind;
  int32_t worst_index;
} cg_judgement;
int cg_judge(cg_problem *problem, const double *point, double tolerance, int integral,
             cg_judgement *judgement);

/* Branch and cut. */
typedef struct {
  int branching, backtracking, time_limit, message_level;
  int gomory, mir, cover, clique, feasibility_pump, proximity, rounding, preprocessing;
  double integer_tolerance, objective_tolerance;
} cg_tree_options;

/* Returns non-zero to end the search. It must not jump or unwind. */
typedef int (*cg_tree_callback)(cg_tree *tree, void *context);

int cg_branch_and_cut(cg_problem *problem, const cg_tree_options *options, cg_tree_callback callback,
                      void *context, int *code);
int cg_integer_status(cg_problem *problem, int *status, double *objective);
int cg_integer_columns(cg_problem *problem, double *out);

typedef struct {
  int reason;
  int active_nodes, live_nodes, created_nodes;
  int current_node, current_level;  /* 0 and -1 when no node is current */
  int has_bound;
  double best_bound;
  int integer_status;
  double integer_objective;
  int rows;  /* of the current subproblem */
} cg_tree_state;

int cg_tree_read(cg_tree *tree, cg_tree_state *state);
int cg_tree_point(cg_tree *tree, double *columns);
int cg_tree_incumbent(cg_tree *tree, double *columns);
int cg_tree_add_row(cg_tree *tree, double lower, double upper, int32_t count, const int32_t *columns,
                    const double *values);
/* One-sided: is_lower tells which side `side` bounds. */
int cg_tree_add_cut(cg_tree *tree, int is_lower, double side, int32_t count, const int32_t *columns,
                    const double *values);
int cg_tree_offer(cg_tree *tree, const double *point, int *accepted);
int cg_tree_can_branch(cg_tree *tree, int32_t column, int *can);
int cg_tree_branch(cg_tree *tree, int32_t column, int direction);

/* Files. *code is GLPK's own return value: 0 for success. */
int cg_read_mps(cg_problem *problem, int free_format, const char *path, int *code);
int cg_read_lp(cg_problem *problem, const char *path, int *code);
int cg_write_mps(cg_problem *problem, const char *path, int *code);
int cg_write_lp(cg_problem *problem, const char *path, int *code);

#endif
