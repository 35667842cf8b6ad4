#define _GNU_SOURCE
#include "include/CFork.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

static void become_child(pid_t parent) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  // The parent may have ended before it could be asked to tell.
  if (getppid() != parent) _exit(1);
#else
  (void)parent;
#endif
  // What crashes here is C. Swift's own traps keep their handlers.
  int crashes[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGALRM};
  sigset_t all;
  sigemptyset(&all);
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) {
    signal(crashes[i], SIG_DFL);
    sigaddset(&all, crashes[i]);
  }
  // Whoever started the command may have held them back.
  sigprocmask(SIG_UNBLOCK, &all, NULL);
}

pid_t cfork_split(int *pipe_end) {
  // macOS has no use of its frameworks in a forked process.
#ifdef __APPLE__
  return -1;
#endif
  int ends[2];
  if (pipe(ends) != 0) return -1;
  // What waits to be written would be written twice.
  fflush(NULL);
  pid_t parent = getpid(), child = fork();
  if (child == 0) become_child(parent);
  close(ends[child == 0 ? 0 : 1]);
  *pipe_end = ends[child == 0 ? 1 : 0];
  if (child < 0) close(*pipe_end);
  return child;
}

bool cfork_wait(pid_t child, int *signal, int *code) {
  int status;
  while (waitpid(child, &status, 0) != child)
    if (errno != EINTR) return false;
  *signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  *code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  return true;
}

void cfork_die_of(int number) {
  signal(number, SIG_DFL);
  raise(number);
}
