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

// The signals by which people end a program. They are passed on to the child, which ends first.
static const int endings[] = {SIGINT, SIGTERM, SIGHUP};
enum { ending_count = sizeof endings / sizeof *endings };
static struct sigaction before[ending_count];
static volatile sig_atomic_t child_at_work, ended_by;

static void pass_on(int number) {
  ended_by = number;
  if (child_at_work > 0) kill((pid_t)child_at_work, number);
}

static void catch_endings(void) {
  struct sigaction action = {.sa_handler = pass_on, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  ended_by = 0;
  for (int i = 0; i < ending_count; i++) {
    sigaction(endings[i], NULL, &before[i]);
    // What is not to end this program does not end its child.
    if (before[i].sa_handler != SIG_IGN) sigaction(endings[i], &action, NULL);
  }
}

static void leave_endings(void) {
  for (int i = 0; i < ending_count; i++) sigaction(endings[i], &before[i], NULL);
}

void cfork_become_child(void) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGTERM);
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
  // None of them comes between the split and the knowledge of whom to pass it on to.
  sigset_t held, mask;
  sigemptyset(&held);
  for (int i = 0; i < ending_count; i++) sigaddset(&held, endings[i]);
  sigprocmask(SIG_BLOCK, &held, &mask);
  catch_endings();
  pid_t parent = getpid(), child = fork();
  child_at_work = child;
  if (child <= 0) leave_endings();
  sigprocmask(SIG_SETMASK, &mask, NULL);
  if (child == 0) {
    cfork_become_child();
    // The parent may have ended before it could be asked to tell.
    if (getppid() != parent) _exit(1);
  }
  close(ends[child == 0 ? 0 : 1]);
  *pipe_end = ends[child == 0 ? 1 : 0];
  if (child < 0) close(*pipe_end);
  return child;
}

void cfork_rejoin(void) {
  child_at_work = 0;
  leave_endings();
  if (ended_by) cfork_die_of(ended_by);
}

bool cfork_wait(pid_t child, int *signal, int *code) {
  int status;
  pid_t found;
  while ((found = waitpid(child, &status, 0)) != child)
    if (errno != EINTR) break;
  if (found != child) return false;
  *signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  *code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  return true;
}

void cfork_die_of(int number) {
  signal(number, SIG_DFL);
  raise(number);
}
