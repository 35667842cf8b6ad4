#ifndef CTYPEFACE_H
#define CTYPEFACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// How wide text is in DejaVu Sans, the font of every picture, without the font at hand.

/// A style is 0, one of these, or both.
enum { tf_bold = 1, tf_slanted = 2 };

typedef struct {
  /// What a label takes up, as libgvc and pango have it, in whole points.
  double width, height;
  /// From the top of the label to its base line.
  double ascent;
  /// The sum of the widths of the letters, unrounded.
  double advance;
} tf_extent;

/// Measures UTF-8, in points.
tf_extent tf_measure(const char *text, size_t length, unsigned style, double size);
/// Whether the font has a glyph for the character.
bool tf_has_glyph(uint32_t code);

#endif
