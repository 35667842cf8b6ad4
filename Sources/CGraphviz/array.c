#include "drawing.h"
#include <stdlib.h>

bool grow(void **array, size_t count, size_t *room, size_t size) {
  if (count < *room) return true;
  size_t wanted = *room ? 2 * *room : 16;
  void *larger = realloc(*array, wanted * size);
  if (!larger) return false;
  *array = larger;
  *room = wanted;
  return true;
}
