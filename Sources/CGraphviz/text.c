#include "drawing.h"
#include <CTypeface.h>
#include <string.h>

// libgvc measures text with pango, which looks for fonts first: of the 25 ms of a small picture that is 20. An SVG needs
// nothing of a text but its size, and the size follows from a table. So a textlayout of ours stands before libgvc's own,
// which with that is not even loaded, and an SVG looks alike on machines with other fonts or none.
//
// Only where nothing is painted: cairo draws from the layout that pango makes.

typedef __typeof__(((gvtextlayout_engine_t *)NULL)->textlayout(NULL, NULL)) verdict;

static verdict lay_out(textspan_t *span, char **font_path) {
  if (font_path) *font_path = "none: measured from a table";
  unsigned style = (span->font->flags & HTML_BF ? tf_bold : 0) | (span->font->flags & HTML_IF ? tf_slanted : 0);
  tf_extent extent = tf_measure(span->str, strlen(span->str), style, span->font->size);
  span->size.x = extent.width;
  span->size.y = extent.height;
  span->yoffset_layout = extent.ascent;
  // Where libgvc takes the middle of a line to be, above its base line.
  span->yoffset_centerline = 0.2 * span->font->size;
  span->layout = NULL;
  span->free_layout = NULL;
  return true;
}

static gvtextlayout_engine_t engine = {lay_out};
// The first of its kind by far: pango's has a quality of 10.
static gvplugin_installed_t layouts[] = {{0, "textlayout", 100, &engine, NULL}, {0, NULL, 0, NULL, NULL}};
static gvplugin_api_t apis[] = {{API_textlayout, layouts}, {(api_t)0, NULL}};
static gvplugin_library_t library = {"backwire", apis};

GVC_t *measuring_context(void) {
  static const lt_symlist_t built_in[] = {{"gvplugin_backwire_LTX_library", &library}, {NULL, NULL}};
  return gvContextPlugins(built_in, true);
}
