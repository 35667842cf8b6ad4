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

#endif
