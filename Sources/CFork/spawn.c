#define _GNU_SOURCE
#include "include/CFork.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

extern char **environ;

static int start(const char *program, char *const words[], pid_t *child, int its_end) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int error = posix_spawn_file_actions_init(&actions);
  if (error) return error;
  if ((error = posix_spawnattr_init(&attributes)) == 0) {
    sigset_t none, ignored;
    sigemptyset(&none);
    sigemptyset(&ignored);
    sigaddset(&ignored, SIGPIPE);
    // What this thread holds back and what this process ignores is no business of another program's.
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &ignored);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    error = posix_spawn_file_actions_adddup2(&actions, its_end, STDIN_FILENO);
    if (!error) error = posix_spawn_file_actions_adddup2(&actions, its_end, STDOUT_FILENO);
    if (!error) error = posix_spawnp(child, program, &actions, &attributes, words, environ);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

int cfork_spawn(const char *program, char *const words[], pid_t *child, int *socket_end) {
  int ends[2];
#ifdef __linux__
  // At once, so that a child which another thread starts meanwhile has no copy.
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return errno;
#else
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return errno;
  int on = 1;
  for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
  int error = start(program, words, child, ends[1]);
  close(ends[1]);
  if (error) close(ends[0]);
  else *socket_end = ends[0];
  return error;
}

ssize_t cfork_send(int socket_end, const void *bytes, size_t count) {
#ifdef __linux__
  return send(socket_end, bytes, count, MSG_DONTWAIT | MSG_NOSIGNAL);
#else
  return send(socket_end, bytes, count, MSG_DONTWAIT);
#endif
}
