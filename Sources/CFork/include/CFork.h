#ifndef CFORK_H
#define CFORK_H

#include <stdbool.h>
#include <sys/types.h>

// fork(2), which Swift's overlay of the C library withholds, and what belongs to it.

/// Splits the process in two. The child gets 0 and the end of a pipe to write to, the parent the child's number and the
/// end to read from; -1 where the system has no room for another process.
///
/// The child ends with its parent, and what is to end the parent meanwhile ends the child first. Of a crash it dies at once
/// and without a word: its parent says what happened.
pid_t cfork_split(int *pipe_end);

/// Waits for the end of the child, one at a time: the signal that it died of, or else its exit code.
bool cfork_wait(pid_t child, int *signal, int *code);

/// Lets the process die of a signal that its child has died of.
void cfork_die_of(int signal);

#endif
