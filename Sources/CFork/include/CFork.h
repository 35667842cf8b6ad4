#ifndef CFORK_H
#define CFORK_H

#include <stdbool.h>
#include <sys/types.h>

// fork(2), which Swift's overlay of the C library withholds, posix_spawn(3), and what belongs to them.

/// Splits the process in two. The child gets 0 and the end of a pipe to write to, the parent the child's number and the
/// end to read from; -1 where the system has no room for another process.
///
/// The child ends with its parent, and what is to end the parent meanwhile ends the child first, until `cfork_rejoin`. Of a
/// crash it dies at once and without a word: its parent says what happened.
pid_t cfork_split(int *pipe_end);

/// After the end of a child that was split off: what was to end both meanwhile ends the parent, too.
void cfork_rejoin(void);

/// Starts a program as a child, from whichever thread. Its standard input and output are the other end of a socket, of
/// which no third process has a copy; its messages go where those of this process go.
/// \param program a path, or a name to look up as a shell does.
/// \param words the program's name and its arguments, ended by NULL.
/// \param socket_end gets the end to write to and to read from.
/// \returns 0, or the error number of the system.
int cfork_spawn(const char *program, char *const words[], pid_t *child, int *socket_end);

/// Makes this process one that ends with the thread that has started it and dies of a crash at once and without a word.
void cfork_become_child(void);

/// Waits for the end of a child: the signal that it died of, or else its exit code.
bool cfork_wait(pid_t child, int *signal, int *code);

/// Lets the process die of a signal that its child has died of.
void cfork_die_of(int signal);

/// Sends what the other end of a socket takes at the moment, without a signal where it has gone.
ssize_t cfork_send(int socket_end, const void *bytes, size_t count);

#endif
