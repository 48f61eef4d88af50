/* Guarded calls that read and write model files. */

#include "guard.h"
#include "state.h"

int guarded_read_mps(glp_prob *problem, int format, const char *path, int *code) {
  GUARDED(*code = glp_read_mps(problem, format, NULL, path));
}

int guarded_write_mps(glp_prob *problem, int format, const char *path, int *code) {
  GUARDED(*code = glp_write_mps(problem, format, NULL, path));
}

int guarded_read_lp(glp_prob *problem, const char *path, int *code) {
  GUARDED(*code = glp_read_lp(problem, NULL, path));
}

int guarded_write_lp(glp_prob *problem, const char *path, int *code) {
  GUARDED(*code = glp_write_lp(problem, NULL, path));
}
