#include "drawing.h"

static gvz_box spanning(pointf low, pointf high) {
  return (gvz_box){.min_x = low.x, .min_y = low.y, .max_x = high.x, .max_y = high.y};
}

gvz_box gvz_bounds(const gvz_drawing *drawing) { return spanning(GD_bb(drawing->graph).LL, GD_bb(drawing->graph).UR); }

gvz_box gvz_node_bounds(const gvz_drawing *drawing, size_t node) {
  Agnode_t *it = drawing->nodes[node].node;
  pointf centre = ND_coord(it);
  // In inches, and unlike ND_lw and ND_ht not turned while a graph is laid out from left to right.
  double x = ND_width(it) * 72 / 2, y = ND_height(it) * 72 / 2;
  return spanning((pointf){.x = centre.x - x, .y = centre.y - y}, (pointf){.x = centre.x + x, .y = centre.y + y});
}

void gvz_extend(gvz_drawing *drawing, double right, double below) {
  GD_bb(drawing->graph).UR.x += right;
  GD_bb(drawing->graph).LL.y -= below;
}

bool gvz_render(gvz_drawing *drawing, const char *format, double dpi, char **bytes, size_t *length) {
  begin_stage();
  // Read at every rendering, so one layout serves every resolution.
  double before = GD_drawing(drawing->graph)->dpi;
  GD_drawing(drawing->graph)->dpi = dpi;
  // The length is an unsigned int before 13.0 and a size_t since, and no macro tells: the prototype itself does.
  union {
    unsigned narrow;
    size_t wide;
  } size = {.wide = 0};
  *bytes = NULL;
  int code = gvRenderData(drawing->context, drawing->graph, format, bytes, (void *)&size);
  *length = _Generic(
      &gvRenderData,
      int (*)(GVC_t *, graph_t *, const char *, char **, unsigned *): (size_t)size.narrow,
      default: size.wide);
  GD_drawing(drawing->graph)->dpi = before;
  // Some impossible sizes give code 0 and no bytes.
  if (code == 0 && !stage_failed() && *bytes && *length > 0) return true;
  if (*bytes) gvFreeRenderData(*bytes);
  *bytes = NULL;
  drawing->failed = true;
  return false;
}

void gvz_free_bytes(char *bytes) { gvFreeRenderData(bytes); }
