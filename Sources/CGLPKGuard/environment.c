/* The thread's environment and the way back from GLPK's fatal errors. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

_Thread_local cg_state cg_thread = {.failed = 1};

static void append_message(const char *text) {
  size_t room = sizeof cg_thread.message - 1 - cg_thread.message_length;
  size_t length = strlen(text);
  if (length > room) length = room;
  memcpy(cg_thread.message + cg_thread.message_length, text, length);
  cg_thread.message_length += length;
  cg_thread.message[cg_thread.message_length] = 0;
}

/* Once an error is raised, what GLPK prints is the error's own text and not its log. */
static int on_text(void *info, const char *text) {
  (void)info;
  if (glp_at_error())
    append_message(text);
  else if (cg_thread.log != NULL)
    cg_thread.log(cg_thread.log_context, text);
  return 1;
}

static void on_error(void *info) {
  (void)info;
  cg_thread.failed = 1;
  if (cg_thread.top != NULL) _longjmp(*cg_thread.top, 1);
}

_Noreturn void cg_raise(const char *message) {
  append_message(message);
  cg_thread.failed = 1;
  if (cg_thread.top == NULL) abort();
  _longjmp(*cg_thread.top, 1);
}

void cg_caught(jmp_buf *outer) {
  cg_thread.top = outer;
  if (outer == NULL) glp_free_env();
}

void cg_reserve(size_t count) {
  if (count + 1 <= cg_thread.capacity) return;
  size_t capacity = 2 * (count + 1);
  int *index = realloc(cg_thread.index, capacity * sizeof(int));
  if (index == NULL) cg_raise("out of memory\n");
  cg_thread.index = index;
  double *value = realloc(cg_thread.value, capacity * sizeof(double));
  if (value == NULL) cg_raise("out of memory\n");
  cg_thread.value = value;
  cg_thread.capacity = capacity;
}

void cg_reserve_activity(size_t count) {
  if (count <= cg_thread.activity_capacity) return;
  double *activity = realloc(cg_thread.activity, 2 * count * sizeof(double));
  if (activity == NULL) cg_raise("out of memory\n");
  cg_thread.activity = activity;
  cg_thread.activity_capacity = 2 * count;
}

const char *cg_version(void) { return glp_version(); }

const char *cg_message(void) { return cg_thread.message; }

static int start(int memory_limit) {
  GUARD_BEGIN
  glp_term_hook(on_text, NULL);
  glp_error_hook(on_error, NULL);
  if (memory_limit > 0) glp_mem_limit(memory_limit);
  GUARD_END
}

int cg_begin(cg_log log, void *context, int memory_limit) {
  if (glp_init_env() > 1) return CG_FAILED;
  cg_thread.failed = 0;
  cg_thread.top = NULL;
  cg_thread.message[0] = 0;
  cg_thread.message_length = 0;
  cg_thread.log = log;
  cg_thread.log_context = context;
  return start(memory_limit);
}

void cg_end(void) {
  glp_free_env();
  free(cg_thread.index);
  free(cg_thread.value);
  free(cg_thread.activity);
  memset(&cg_thread, 0, sizeof cg_thread);
  cg_thread.failed = 1;
}
