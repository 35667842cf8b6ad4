#include "drawing.h"
#include <stdlib.h>

// Exported, but declared only in libgvc's private headers. 14.0, the first version with numbers in its macros, is also
// the first that takes two flags for what was a bit set.
extern void free_label(textlabel_t *);
#if defined GRAPHVIZ_VERSION_MAJOR && GRAPHVIZ_VERSION_MAJOR >= 14
extern textlabel_t *make_label(void *, char *, bool html, bool record, double, char *, char *);
#define MAKE_LABEL(g, text, html, size, font, color) make_label(g, text, html, false, size, font, color)
#else
extern textlabel_t *make_label(void *, char *, int kind, double, char *, char *);
#define MAKE_LABEL(g, text, html, size, font, color) make_label(g, text, (html) ? 1 << 1 : 0, size, font, color)
#endif

bool gvz_make_label(
    gvz_drawing *drawing, const char *text, bool html, double size, const char *font, const char *color, size_t *label) {
  begin_stage();
  if (!grow((void **)&drawing->labels, drawing->label_count, &drawing->label_room, sizeof *drawing->labels)) return false;
  // A label only borrows the names of its font and colour, so they go to the graph's pool, which outlives it.
  char *pooled_font = agstrdup(drawing->graph, (char *)font);
  char *pooled_color = agstrdup(drawing->graph, (char *)color);
  textlabel_t *made = MAKE_LABEL(drawing->graph, (char *)text, html, size, pooled_font, pooled_color);
  if (!made) return false;
  if (stage_failed()) {
    free_label(made);
    return false;
  }
  *label = drawing->label_count++;
  drawing->labels[*label] = made;
  return true;
}

bool gvz_has_label(const gvz_drawing *drawing, size_t label) {
  return label < drawing->label_count && drawing->labels[label];
}

void gvz_label_size(const gvz_drawing *drawing, size_t label, double *width, double *height) {
  *width = drawing->labels[label]->dimen.x;
  *height = drawing->labels[label]->dimen.y;
}

void gvz_discard_label(gvz_drawing *drawing, size_t label) {
  for (size_t i = 0; i < drawing->node_count; i++)
    if (drawing->nodes[i].label == label) gvz_show_layout_label(drawing, i);
  if (drawing->caption_label == label) gvz_hide_caption(drawing);
  free_label(drawing->labels[label]);
  drawing->labels[label] = NULL;
}

void free_labels(gvz_drawing *drawing) {
  for (size_t i = 0; i < drawing->label_count; i++) free_label(drawing->labels[i]);
  free(drawing->labels);
}

void gvz_show_label(gvz_drawing *drawing, size_t node, size_t label) {
  node_slot *slot = &drawing->nodes[node];
  if (!slot->own) return;
  slot->shown = *drawing->labels[label];
  slot->shown.pos = slot->own->pos;
  slot->shown.space = slot->own->space;
  slot->shown.valign = slot->own->valign;
  slot->shown.set = slot->own->set;
  slot->label = label;
  ND_label(slot->node) = &slot->shown;
}

void gvz_show_layout_label(gvz_drawing *drawing, size_t node) {
  node_slot *slot = &drawing->nodes[node];
  if (slot->label == NO_LABEL) return;
  ND_label(slot->node) = slot->own;
  slot->label = NO_LABEL;
}

void gvz_show_caption(gvz_drawing *drawing, size_t label, double x, double y) {
  drawing->caption = *drawing->labels[label];
  drawing->caption.space = drawing->caption.dimen;
  drawing->caption.pos.x = x + drawing->caption.dimen.x / 2;
  drawing->caption.pos.y = y - drawing->caption.dimen.y / 2;
  drawing->caption.set = true;
  drawing->caption_label = label;
  GD_label(drawing->graph) = &drawing->caption;
}

void gvz_hide_caption(gvz_drawing *drawing) {
  if (drawing->caption_label == NO_LABEL) return;
  // The graph was laid out without a label, so there is none to go back to.
  GD_label(drawing->graph) = NULL;
  drawing->caption_label = NO_LABEL;
}
