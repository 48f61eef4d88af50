/* The guarded environment of a thread. */

#include "guard.h"

#include <stdlib.h>
#include <string.h>

#include "state.h"

_Thread_local struct guard_state guard_state;

static void keep_message(const char *text) {
  size_t room = sizeof guard_state.message - 1 - guard_state.message_length;
  size_t length = strlen(text);
  if (length > room) length = room;
  memcpy(guard_state.message + guard_state.message_length, text, length);
  guard_state.message_length += length;
  guard_state.message[guard_state.message_length] = '\0';
}

/* A non-zero answer keeps the text from the terminal. */
static int on_output(void *info, const char *text) {
  (void)info;
  if (glp_at_error())
    keep_message(text);
  else if (guard_state.log != NULL)
    guard_state.log(guard_state.log_info, text);
  return 1;
}

/* Without a frame GLPK aborts, which is right: nobody could answer for the error. */
static void on_error(void *info) {
  (void)info;
  guard_state.broken = 1;
  if (guard_state.frame != NULL) _longjmp(*guard_state.frame, 1);
}

static void free_scratch(void) {
  free(guard_state.indices);
  free(guard_state.values);
  guard_state.indices = NULL;
  guard_state.values = NULL;
  guard_state.capacity = 0;
}

int guard_failed(jmp_buf *outer) {
  guard_state.broken = 1;
  guard_state.frame = outer;
  if (outer == NULL) {
    glp_free_env();
    free_scratch();
  }
  return GUARDED_FAILED;
}

int guard_fail(const char *message) {
  guard_state.message_length = 0;
  keep_message(message);
  if (guard_state.frame != NULL) _longjmp(*guard_state.frame, 1);
  return GUARDED_FAILED;
}

int guard_reserve(int count) {
  size_t needed = (size_t)count + 1;
  if (needed <= guard_state.capacity) return 1;
  size_t capacity = needed < 256 ? 256 : needed + needed / 2;
  int *indices = realloc(guard_state.indices, capacity * sizeof(int));
  if (indices == NULL) return 0;
  guard_state.indices = indices;
  double *values = realloc(guard_state.values, capacity * sizeof(double));
  if (values == NULL) return 0;
  guard_state.values = values;
  guard_state.capacity = capacity;
  return 1;
}

int guard_pad(int count, const int *indices, const double *values) {
  if (!guard_reserve(count)) return 0;
  for (int k = 0; k < count; k++) {
    guard_state.indices[k + 1] = indices[k] + 1;
    guard_state.values[k + 1] = values[k];
  }
  return 1;
}

int guarded_open(uint64_t session, int memory_megabytes, guarded_log log, void *info) {
  if (guard_state.session != 0) return GUARDED_FAILED;
  memset(&guard_state, 0, sizeof guard_state);
  if (glp_init_env() != 0) {
    keep_message("GLPK could not set up its environment");
    return GUARDED_FAILED;
  }
  guard_state.session = session;
  guard_state.log = log;
  guard_state.log_info = info;
  glp_term_hook(on_output, NULL);
  glp_error_hook(on_error, NULL);
  if (memory_megabytes > 0) GUARDED(glp_mem_limit(memory_megabytes));
  return GUARDED_OK;
}

int guarded_close(void) {
  if (guard_state.session == 0) return GUARDED_FAILED;
  if (!guard_state.broken) glp_free_env();
  free_scratch();
  memset(&guard_state, 0, sizeof guard_state);
  return GUARDED_OK;
}

uint64_t guarded_session(void) { return guard_state.session; }

int guarded_is_broken(void) { return guard_state.broken; }

const char *guarded_message(void) { return guard_state.message; }

int guarded_memory(size_t *total, size_t *peak) {
  GUARDED(glp_mem_usage(NULL, NULL, total, peak));
}
