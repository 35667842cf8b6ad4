#include "advances.h"
#include <math.h>

static const double units = 2048;
/// How far the font's letters reach above the base line.
static const double ascent = 1901 / units;
/// The width of the box that stands for a character of which nothing is known.
static const uint16_t box_advance = 1229;

static uint16_t font_advance(uint32_t code, unsigned style) {
  size_t low = 0, high = advance_block_count;
  while (high - low > 1) {
    size_t middle = (low + high) / 2;
    if (advance_blocks[middle].first <= code) low = middle;
    else high = middle;
  }
  const advance_block *block = &advance_blocks[low];
  uint32_t place = code - block->first;
  if (place >= block_size) return NO_GLYPH;
  return (style & tf_bold ? block->bold : block->upright)[place];
}

/// The last row that begins at a character or before it.
static const advance_row *row_of(uint32_t code, const advance_row *rows, size_t count) {
  size_t low = 0, high = count;
  while (high - low > 1) {
    size_t middle = (low + high) / 2;
    if (rows[middle].first <= code) low = middle;
    else high = middle;
  }
  return &rows[low];
}

static uint16_t advance_of(uint32_t code, unsigned style) {
  uint16_t advance = font_advance(code, style);
  if (advance == NO_GLYPH) {
    const advance_row *row = row_of(code, foreign_advances, foreign_advance_count);
    return row->first <= code && code <= row->second ? row->third : box_advance;
  }
  if (style & tf_slanted && code >= 0x80) {
    const advance_row *row = row_of(code, slanted_advances, slanted_advance_count);
    if (row->first == code) return style & tf_bold ? row->third : (uint16_t)row->second;
  }
  return advance;
}

/// The next character of well-formed UTF-8; a byte that is no part of such counts as one.
static uint32_t next(const char **text, const char *end) {
  const unsigned char *bytes = (const unsigned char *)*text;
  size_t length = *bytes < 0xC2 ? 1 : *bytes < 0xE0 ? 2 : *bytes < 0xF0 ? 3 : *bytes < 0xF5 ? 4 : 1;
  if ((size_t)(end - *text) < length) length = 1;
  *text += length;
  if (length == 1) return *bytes;
  uint32_t code = *bytes & (0x7F >> length);
  for (size_t i = 1; i < length; i++) code = code << 6 | (bytes[i] & 0x3F);
  return code;
}

tf_extent tf_measure(const char *text, size_t length, unsigned style, double size) {
  // pango lays out at 96 dots to the inch, and each letter takes up whole ones.
  double dots = size * 96 / 72, sum = 0;
  uint64_t advance = 0;
  for (const char *at = text, *end = text + length; at < end;) {
    uint16_t own = advance_of(next(&at, end), style);
    advance += own;
    sum += round(own * dots / units);
  }
  return (tf_extent){
      .width = floor(0.75 * sum + 1),
      .height = floor(1.1 * size + 0.5),
      .ascent = 0.75 * ceil(ascent * dots),
      .advance = (double)advance * size / units,
  };
}

bool tf_has_glyph(uint32_t code) { return font_advance(code, 0) != NO_GLYPH; }
