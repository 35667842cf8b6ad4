#ifndef CGRAPHVIZ_H
#define CGRAPHVIZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// libgvc without its types: from Graphviz 2.42 to 14 its structs and signatures changed, this header did not.
//
// Lengths are points and y grows upwards, as in libgvc. Functions that return a bool return false on failure; what libgvc
// said is then in gvz_said(). Nothing here checks an index; the Swift side does.

/// One graph with its layout and its labels. libgvc is not thread-safe, and renders only the graph it laid
/// out last, so at most one of these exists in a process and the thread that opened it is the one that uses it.
typedef struct gvz_drawing gvz_drawing;

typedef enum { gvz_graph, gvz_node, gvz_edge, gvz_group } gvz_kind;

/// No group: the index of none.
#define GVZ_NO_GROUP ((size_t)-1)

typedef struct {
  double min_x, min_y, max_x, max_y;
} gvz_box;

/// Waits until no other thread has a drawing. NULL when this thread has one already, which would be waiting for itself,
/// or when libgvc does not start. What is not to be painted is drawn as SVG only, and its texts are measured by tf_measure.
gvz_drawing *gvz_open(bool paints);
/// Frees everything, also after a failure at any stage, and lets the next thread in.
void gvz_close(gvz_drawing *);

/// The version of libgvc that is linked, as in "2.43.0"; empty when it does not start.
const char *gvz_version(void);

/// What libgvc said since the last call that may fail, with "Error: " and "Warning: " in front; never NULL.
const char *gvz_said(void);

// Fonts.
/// Whether there is any font on this machine to paint text with, and whether one of them has the character.
bool gvz_any_font(void);
bool gvz_any_font_has(uint32_t code);

// Building. Attributes are declared with a default before they are set, and all of them before the layout.
bool gvz_declare(gvz_drawing *, gvz_kind, const char *name, const char *fallback);
/// Adds the next node, and the next edge, in the order of their indices.
bool gvz_add_node(gvz_drawing *);
bool gvz_add_edge(gvz_drawing *, size_t tail, size_t head);
/// Names the groups to come, before the first of them is added.
bool gvz_expect_groups(gvz_drawing *, size_t count);
/// Adds the next group, a box drawn around its nodes, inside another one or in the graph itself.
bool gvz_add_group(gvz_drawing *, size_t parent);
/// Puts a node into a group, and with that into those around it.
bool gvz_put(gvz_drawing *, size_t group, size_t node);
/// Sets an attribute; `index` means nothing for the graph.
bool gvz_set(gvz_drawing *, gvz_kind, size_t index, const char *name, const char *value);
/// Sets a node's label for the layout: plain text with libgvc's escapes, or its HTML.
bool gvz_set_layout_label(gvz_drawing *, size_t node, const char *text, bool html);
/// Sets what stands in the corner of a group's box.
bool gvz_set_group_label(gvz_drawing *, size_t group, const char *text, bool html);
/// Lays out with an engine of libgvc: "dot", or "nop2", which takes all places as they are given.
bool gvz_layout(gvz_drawing *, const char *engine);
/// Lets SIGALRM end the process where a layout takes longer; 0 for no limit, as it is at first.
void gvz_limit_layouts(double seconds);

// Asking.
gvz_box gvz_bounds(const gvz_drawing *);
gvz_box gvz_node_bounds(const gvz_drawing *, size_t node);

// Wires.
/// Draws the first edge, a straight line and the second edge as one curve: the first edge's. The second is drawn no more.
bool gvz_join(gvz_drawing *, size_t first, size_t second);
/// Shows or hides the arrowheads the layout gave an edge. Without one the curve itself reaches the tip.
void gvz_set_arrows(gvz_drawing *, size_t edge, bool tail, bool head);

// Labels, made once and shown on any number of nodes.
bool gvz_make_label(
    gvz_drawing *, const char *text, bool html, double size, const char *font, const char *color, size_t *label);
void gvz_label_size(const gvz_drawing *, size_t label, double *width, double *height);
bool gvz_has_label(const gvz_drawing *, size_t label);
/// Frees a label; where it is shown the layout's own returns.
void gvz_discard_label(gvz_drawing *, size_t label);
void gvz_show_label(gvz_drawing *, size_t node, size_t label);
void gvz_show_layout_label(gvz_drawing *, size_t node);

// The caption, a label below the graph.
void gvz_extend(gvz_drawing *, double right, double below);
/// Shows a label with its top left corner at a point.
void gvz_show_caption(gvz_drawing *, size_t label, double x, double y);
void gvz_hide_caption(gvz_drawing *);

/// Draws. The bytes are freed with gvz_free_bytes.
bool gvz_render(gvz_drawing *, const char *format, double dpi, char **bytes, size_t *length);
void gvz_free_bytes(char *bytes);

// Pixels, which any thread may read once they are painted.
typedef struct gvz_canvas gvz_canvas;
/// Of a paper, 0xaarrggbb. NULL where there is no memory, and beyond cairo's 32767 pixels.
gvz_canvas *gvz_open_canvas(uint32_t width, uint32_t height, uint32_t paper);
/// Draws over what was there.
bool gvz_paint(gvz_canvas *, gvz_drawing *, double dpi);
/// The rows from top to bottom: 32 bits a pixel, as cairo's ARGB32.
const uint8_t *gvz_pixels(const gvz_canvas *, size_t *stride);
void gvz_close_canvas(gvz_canvas *);

// Many frames as one PDF.
typedef struct gvz_document gvz_document;
/// NULL where there is no memory. Lengths are points, title and keywords UTF-8.
gvz_document *gvz_open_document(double width, double height, const char *title, const char *keywords);
/// Draws the drawing as it is at the moment on a page of its own.
bool gvz_add_page(gvz_document *, gvz_drawing *);
/// Draws the drawing on the page that is open, its top left corner at a point.
bool gvz_place(gvz_document *, gvz_drawing *, double x, double y, double scale);
/// Writes a line in bold on the page that is open; the colour is 0xrrggbb.
void gvz_write(gvz_document *, const char *font, const char *text, double x, double y, double size, uint32_t color);
/// Puts a page, counted from 1, into the outline by what it shows. The page must have been drawn.
void gvz_describe_page(gvz_document *, int page, const char *words);
void gvz_end_page(gvz_document *);
/// The bytes belong to the document.
bool gvz_finish_document(gvz_document *, const char **bytes, size_t *length);
void gvz_close_document(gvz_document *);

#endif
