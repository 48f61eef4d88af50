/* Shared by the files of this target: the thread's state and the guard itself. */
#ifndef CGLPKGUARD_INTERNAL_H
#define CGLPKGUARD_INTERNAL_H

#include <glpk.h>
#include <setjmp.h>
#include <stddef.h>

#include "guard.h"

typedef struct {
  jmp_buf *top; /* where GLPK's error hook jumps to; NULL outside guarded calls */
  int failed;   /* GLPK is unusable on this thread until cg_begin */
  char message[1024];
  size_t message_length;
  cg_log log;
  void *log_context;
  /* Buffers counted from 1, as GLPK wants them. They belong to the thread and not to a call, so that
   * a jump cannot leak them. */
  int *index;
  double *value;
  size_t capacity;
  double *activity;
  size_t activity_capacity;
} cg_state;

extern _Thread_local cg_state cg_thread;

/* Called when a jump has arrived: frees the environment if no GLPK frame is left. */
void cg_caught(jmp_buf *outer);
/* Makes room for entries 0 ... count in index and value. Jumps like a GLPK error without memory. */
void cg_reserve(size_t count);
void cg_reserve_activity(size_t count);
/* Ends the guarded call with a message of our own. */
_Noreturn void cg_raise(const char *message);

#define LP(problem) ((glp_prob *)(problem))
#define TREE(tree) ((glp_tree *)(tree))

/* `outer` is set before setjmp and never changed after it, so its value is defined after a jump. */
#define GUARD_BEGIN                          \
  jmp_buf here;                              \
  jmp_buf *const outer = cg_thread.top;      \
  if (cg_thread.failed) return CG_FAILED;    \
  if (_setjmp(here)) {                       \
    cg_caught(outer);                        \
    return CG_FAILED;                        \
  }                                          \
  cg_thread.top = &here;

#define GUARD_END        \
  cg_thread.top = outer; \
  return CG_OK;

/* The only place where a pair of bounds becomes a GLPK type: equal bounds must be GLP_FX, since GLPK
 * refuses GLP_DB with equal bounds when it solves. */
int cg_bounds_type(double lower, double upper);
double cg_lower_of(int type, double lower);
double cg_upper_of(int type, double upper);
/* Shared by problems and by trees, whose rows differ while the tree is searched. */
void cg_append_row(glp_prob *problem, double lower, double upper, int32_t count,
                   const int32_t *columns, const double *values);
void cg_judge_point(glp_prob *problem, const double *point, double tolerance, int integral,
                    cg_judgement *judgement);
int cg_shift(const int32_t *indices, const double *values, int32_t count);

#endif
