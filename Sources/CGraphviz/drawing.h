#ifndef DRAWING_H
#define DRAWING_H

// Shared by the files of the shim, seen by nobody else.

#include "../CGraphvizSystem/CGraphvizSystem.h"
#include "include/CGraphviz.h"

typedef struct {
  Agnode_t *node;
  /// The layout's own label, put back before libgvc frees it.
  textlabel_t *own;
  /// A shallow copy of the label on show, with the position of the layout's own. Copies let one label be in many places.
  textlabel_t shown;
  size_t label;
} node_slot;

typedef struct {
  Agedge_t *edge;
  /// The arrowheads and the ends of the curve as the layout made them, to go back to.
  bool kept;
  int tail_arrow, head_arrow;
  pointf start, end;
} edge_slot;

struct gvz_drawing {
  GVC_t *context;
  Agraph_t *graph;
  bool paints, laid_out;
  /// Whether a layout or a rendering failed, which leaves the context unusable.
  bool failed;
  node_slot *nodes;
  size_t node_count, node_room;
  Agraph_t **groups;
  char **group_names;
  size_t group_count, group_room;
  edge_slot *edges;
  size_t edge_count, edge_room;
  /// NULL where a label was discarded.
  textlabel_t **labels;
  size_t label_count, label_room;
  textlabel_t caption;
  size_t caption_label;
};

/// No label: the index of none.
#define NO_LABEL ((size_t)-1)

/// Forgets what libgvc said; what is said from now on belongs to the stage that begins.
void begin_stage(void);
/// Whether libgvc reported an error since `begin_stage`. Its return codes alone do not tell.
bool stage_failed(void);
/// Adds words of our own to what libgvc said.
void say(const char *text);
/// Makes room for one more element.
bool grow(void **array, size_t count, size_t *room, size_t size);
void free_labels(gvz_drawing *);
/// A context in which texts are of a size and cannot be painted. NULL without memory.
GVC_t *measuring_context(void);
/// The font itself if it has all letters of the text, else the most alike that has; freed with free().
char *font_for(const char *font, const char *text);
/// Draws on a cairo_t, so many units to the inch.
bool paint(gvz_drawing *, void *cairo, double dpi);

#endif
