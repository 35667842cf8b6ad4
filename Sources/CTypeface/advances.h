#ifndef ADVANCES_H
#define ADVANCES_H

// The widths of letters, read from DejaVu Sans once and for all: no font needs to be installed to draw an SVG.

#include "include/CTypeface.h"

enum { block_size = 128 };
/// The font has no glyph for this character.
#define NO_GLYPH 0xFFFF

/// The advances of as many characters that follow each other.
typedef struct {
  uint32_t first;
  uint16_t upright[block_size], bold[block_size];
} advance_block;

typedef struct {
  uint32_t first, second;
  uint16_t third;
} advance_row;

// All of them sorted by character.
extern const advance_block advance_blocks[];
extern const size_t advance_block_count;
extern const advance_row slanted_advances[], foreign_advances[];
extern const size_t slanted_advance_count, foreign_advance_count;

#endif
