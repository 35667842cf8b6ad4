#ifndef CPNG_H
#define CPNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// libpng without its setjmp, which Swift cannot call.

/// Pixels as cairo has them: rows from top to bottom, each pixel 32 bits of alpha, red, green and blue in the machine's
/// order, the colours multiplied by alpha.
typedef struct {
  const uint8_t *pixels;
  uint32_t width, height;
  size_t stride;
  /// Whether alpha means anything. Without it the PNG has none.
  bool transparent;
  /// Pixels to the metre, for programs that ask how large the picture is on paper.
  uint32_t resolution;
} cpng_picture;

/// Encodes a picture, with a text to go with it or NULL. The bytes are freed with cpng_free; false without memory.
bool cpng_encode(const cpng_picture *, const char *stamp, uint8_t **bytes, size_t *length);
void cpng_free(uint8_t *bytes);

/// Opaque pictures of one size in one palette of at most 256 colours, 0xrrggbb, of which most is alike from one to the next.
typedef struct cpng_series cpng_series;
typedef enum {
  cpng_done,
  cpng_no_memory,
  /// The picture has a colour that none of the palette is near to.
  cpng_foreign
} cpng_outcome;
/// NULL without memory.
cpng_series *cpng_open(uint32_t width, uint32_t height, uint32_t resolution, const uint32_t *palette, size_t count);
/// Encodes the next picture, with a text to go with it or NULL. The bytes are freed with cpng_free.
cpng_outcome cpng_add(
    cpng_series *, const uint8_t *pixels, size_t stride, const char *stamp, uint8_t **bytes, size_t *length);
void cpng_close(cpng_series *);

#endif
