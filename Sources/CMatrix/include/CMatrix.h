#ifndef CMATRIX_H
#define CMATRIX_H

#include <stdbool.h>
#include <stddef.h>

// Products of matrices of doubles, to the same last bit on every machine.
//
// Each element adds its products from the first to the last, and each product and each sum is rounded. However wide the
// registers are, they only take more elements at a time.

/// The instructions that a product is computed with.
typedef enum {
  /// Those that every processor of this kind has.
  mx_plain,
  /// Four numbers at a time.
  mx_avx2,
  /// Eight numbers at a time.
  mx_avx512,
} mx_instructions;

/// The widest instructions of this processor.
mx_instructions mx_widest(void);

/// z = x y, all row by row: x of rows × inner numbers, y of inner × columns.
///
/// The processor must have the instructions. Of no products at all the sums are 0.
void mx_product(const double *x, const double *y, double *z, size_t rows, size_t inner, size_t columns,
                mx_instructions instructions);

/// Says that so many bytes are about to be written, so that the system may hand them out in large pages.
void mx_expect(void *start, size_t bytes);

#endif
