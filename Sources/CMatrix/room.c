#include "include/CMatrix.h"
#include <stdint.h>
#include <sys/mman.h>

void mx_expect(void *start, size_t bytes) {
#ifdef MADV_HUGEPAGE
  enum { large = 2 << 20 };
  if (bytes < 2 * (size_t)large) return;
  const uintptr_t first = ((uintptr_t)start + large - 1) / large * large;
  const uintptr_t end = ((uintptr_t)start + bytes) / large * large;
  // It is advice: where the system does not take it, the pages are small.
  if (end > first) madvise((void *)first, end - first, MADV_HUGEPAGE);
#else
  (void)start, (void)bytes;
#endif
}
