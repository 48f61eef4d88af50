/* The state of one thread's guarded environment, and the frame that every guarded call stands in. */

#ifndef EVENFIELD_GLPK_GUARD_STATE_H
#define EVENFIELD_GLPK_GUARD_STATE_H

#include <setjmp.h>
#include <stddef.h>

#include "guard.h"

struct guard_state {
  uint64_t session;     /* 0 outside a session */
  int broken;           /* an error has freed the environment, or will when the outer call returns */
  jmp_buf *frame;       /* innermost guarded call, NULL outside */
  guarded_log log;
  void *log_info;
  size_t message_length;
  char message[2048];   /* what GLPK printed while it failed */
  int *indices;         /* scratch for padded copies of sparse vectors, grown as needed */
  double *values;
  size_t capacity;
};

extern _Thread_local struct guard_state guard_state;

/* Called where a jump has landed: takes the frame down, frees the environment if it was the outermost. */
int guard_failed(jmp_buf *outer);

/* Makes the scratch hold a padded vector of `count` entries. Answers 0 when memory is out. */
int guard_reserve(int count);

/* Copies a sparse vector that counts from 0 into the padded scratch. Answers 0 when memory is out. */
int guard_pad(int count, const int *indices, const double *values);

/* Records a failure that is not GLPK's. */
int guard_fail(const char *message);

/* Runs `body` so that an error of GLPK inside it makes the enclosing function answer GUARDED_FAILED.
   The signal mask is not saved: it costs a system call and GLPK does not touch it. */
#define GUARDED(body)                                   \
  do {                                                  \
    if (guard_state.session == 0 || guard_state.broken) \
      return GUARDED_FAILED;                            \
    jmp_buf here;                                       \
    jmp_buf *const outer = guard_state.frame;           \
    if (_setjmp(here) != 0)                             \
      return guard_failed(outer);                       \
    guard_state.frame = &here;                          \
    body;                                               \
    guard_state.frame = outer;                          \
    return GUARDED_OK;                                  \
  } while (0)

#endif
