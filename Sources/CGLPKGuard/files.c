/* Model files. */
#include "internal.h"

int cg_read_mps(cg_problem *problem, int free_format, const char *path, int *code) {
  GUARD_BEGIN
  *code = glp_read_mps(LP(problem), free_format ? GLP_MPS_FILE : GLP_MPS_DECK, NULL, path);
  GUARD_END
}

int cg_read_lp(cg_problem *problem, const char *path, int *code) {
  GUARD_BEGIN
  *code = glp_read_lp(LP(problem), NULL, path);
  GUARD_END
}

int cg_write_mps(cg_problem *problem, const char *path, int *code) {
  GUARD_BEGIN
  *code = glp_write_mps(LP(problem), GLP_MPS_FILE, NULL, path);
  GUARD_END
}

int cg_write_lp(cg_problem *problem, const char *path, int *code) {
  GUARD_BEGIN
  *code = glp_write_lp(LP(problem), NULL, path);
  GUARD_END
}
