#include "include/CMatrix.h"
#include <string.h>

// A product and a sum are two roundings. Fused into one they would give other numbers on other machines.
#pragma STDC FP_CONTRACT OFF

/// So many steps of a sum are taken for all rows before the next ones: their part of y stays in the nearest cache.
enum { block = 256 };

#define PASTE_(a, b) a##_##b
#define PASTE(a, b) PASTE_(a, b)

#define NAME(function) PASTE(function, plain)
#define WIDTH 2
#define ROWS 4
#define TARGET
#include "product.h"

#if defined(__x86_64__)
#define NAME(function) PASTE(function, avx2)
#define WIDTH 4
#define ROWS 4
#define TARGET __attribute__((target("avx2")))
#include "product.h"

#define NAME(function) PASTE(function, avx512)
#define WIDTH 8
#define ROWS 8
#define TARGET __attribute__((target("avx512f")))
#include "product.h"
#endif

mx_instructions mx_widest(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return mx_avx512;
  if (__builtin_cpu_supports("avx2")) return mx_avx2;
#endif
  return mx_plain;
}

void mx_product(const double *x, const double *y, double *z, size_t rows, size_t inner, size_t columns,
                mx_instructions instructions) {
  if (inner == 0) {
    for (size_t place = 0; place < rows * columns; place++) z[place] = 0;
    return;
  }
#if defined(__x86_64__)
  if (instructions == mx_avx512) return product_avx512(x, y, z, rows, inner, columns);
  if (instructions == mx_avx2) return product_avx2(x, y, z, rows, inner, columns);
#endif
  product_plain(x, y, z, rows, inner, columns);
}
