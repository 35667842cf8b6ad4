#ifndef CGIF_H
#define CGIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A GIF that plays, made of PNGs: libpng reads them, giflib writes.

typedef struct cgif_animation cgif_animation;
typedef enum { cgif_done, cgif_no_memory, cgif_unreadable } cgif_outcome;

/// Begins an animation. Each frame stands for so many hundredths of a second. NULL without memory.
cgif_animation *cgif_open(uint16_t hundredths, bool loops, const char *comment);
/// Adds a PNG, of the size of the first. More than 256 colours become those of a cube of 6 × 6 × 6.
cgif_outcome cgif_add(cgif_animation *, const uint8_t *png, size_t length);
/// Ends the animation. The bytes belong to it, until it is closed.
cgif_outcome cgif_finish(cgif_animation *, const uint8_t **bytes, size_t *length);
void cgif_close(cgif_animation *);

#endif
