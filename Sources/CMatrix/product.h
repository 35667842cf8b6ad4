// The product with registers of WIDTH numbers, ROWS rows at a time. product.c includes this once for each kind of
// instructions.

/// Two registers of columns.
enum { NAME(width) = WIDTH, NAME(columns_at_once) = 2 * WIDTH };
typedef double NAME(numbers) __attribute__((vector_size(WIDTH * sizeof(double))));

/// Adds so many steps to the sums of some rows of one panel; the first step of all begins them.
///
/// - panel: for each step its part of y, filled up with zeros.
/// - width: how many of the panel's columns there are.
TARGET static inline __attribute__((always_inline)) void NAME(tile)(
    const double *x, size_t x_row, const double *panel, size_t steps, size_t rows, double *z, size_t z_row, size_t width,
    bool begins) {
  typedef NAME(numbers) numbers;
  const numbers *columns = (const numbers *)panel;
  numbers sums[ROWS][2];
  size_t step = 0;
  if (begins) {
    // The first product is no sum with 0: -0 stays -0.
    for (size_t row = 0; row < rows; row++)
      for (int half = 0; half < 2; half++) sums[row][half] = columns[half] * x[row * x_row];
    step = 1;
  } else {
    for (size_t row = 0; row < rows; row++) {
      double known[2 * WIDTH] = {0};
      memcpy(known, z + row * z_row, width * sizeof(double));
      memcpy(sums[row], known, sizeof known);
    }
  }
  for (; step < steps; step++) {
    const numbers first = columns[2 * step], second = columns[2 * step + 1];
#pragma clang loop unroll(full)
    for (size_t row = 0; row < rows; row++) {
      const double factor = x[row * x_row + step];
      sums[row][0] += first * factor;
      sums[row][1] += second * factor;
    }
  }
  for (size_t row = 0; row < rows; row++) memcpy(z + row * z_row, sums[row], width * sizeof(double));
}

/// Puts columns side by side, zeros in the place of those that there are not.
TARGET static void NAME(fill)(double *panel, const double *y, size_t steps, size_t width, size_t columns) {
  for (size_t step = 0; step < steps; step++) {
    double *to = panel + step * NAME(columns_at_once);
    const double *from = y + step * columns;
    if (width == NAME(columns_at_once)) {
      memcpy(to, from, NAME(columns_at_once) * sizeof(double));
    } else {
      for (size_t column = 0; column < NAME(columns_at_once); column++) to[column] = column < width ? from[column] : 0;
    }
  }
}

TARGET static void NAME(product)(const double *x, const double *y, double *z, size_t rows, size_t inner, size_t columns) {
  _Alignas(64) double panel[block * NAME(columns_at_once)];
  for (size_t start = 0; start < inner; start += block) {
    const size_t steps = inner - start < block ? inner - start : block;
    for (size_t column = 0; column < columns; column += NAME(columns_at_once)) {
      const size_t rest = columns - column;
      const size_t width = rest < NAME(columns_at_once) ? rest : NAME(columns_at_once);
      NAME(fill)(panel, y + start * columns + column, steps, width, columns);
      size_t row = 0;
      for (; row + ROWS <= rows; row += ROWS)
        NAME(tile)(x + row * inner + start, inner, panel, steps, ROWS, z + row * columns + column, columns, width,
                   start == 0);
      for (; row < rows; row++)
        NAME(tile)(x + row * inner + start, inner, panel, steps, 1, z + row * columns + column, columns, width, start == 0);
    }
  }
}

#undef NAME
#undef WIDTH
#undef ROWS
#undef TARGET
