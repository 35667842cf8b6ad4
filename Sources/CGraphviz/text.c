#ifdef __linux__
// For dl_iterate_phdr.
#define _GNU_SOURCE 1
#include <dlfcn.h>
#include <link.h>
#endif
#include "drawing.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Measuring text is a fifth of the work of a walkthrough, and most texts come again in frame after frame: x, =, the names of
// the wires. pango measures them anew each time, and 2.42 loses some hundred bytes over each bold or italic one. So a
// textlayout of ours stands before libgvc's own and remembers what that said of the size.
//
// Only where nothing is painted: cairo draws from the layout that pango made, an SVG from the size alone.

/// What pango said of one text. A text whose place is taken pushes out the one that was there, so that this grows no more.
typedef struct {
  char *text, *font;
  double size;
  unsigned flags;
  pointf extent;
  double above, middle;
} measure;

enum { place_count = 1 << 13, longest_text = 200 };

static measure known[place_count];
static gvtextlayout_engine_t *pango;
static bool paints = true;

typedef __typeof__(((gvtextlayout_engine_t *)NULL)->textlayout(NULL, NULL)) verdict;

static uint64_t mixed(uint64_t hash, const void *bytes, size_t count) {
  // FNV-1a.
  for (const unsigned char *byte = bytes; count--; byte++) hash = (hash ^ *byte) * 0x100000001b3;
  return hash;
}

static measure *place_of(const textspan_t *span, unsigned flags) {
  uint64_t hash = mixed(0xcbf29ce484222325, span->str, strlen(span->str));
  hash = mixed(hash, span->font->name, strlen(span->font->name));
  hash = mixed(hash, &span->font->size, sizeof span->font->size);
  hash = mixed(hash, &flags, sizeof flags);
  return &known[(hash ^ hash >> 32) % place_count];
}

static bool is_of(const measure *place, const textspan_t *span, unsigned flags) {
  return place->text && place->size == span->font->size && place->flags == flags && !strcmp(place->text, span->str) &&
      !strcmp(place->font, span->font->name);
}

static void remember(measure *place, const textspan_t *span, unsigned flags) {
  free(place->text);
  free(place->font);
  *place = (measure){strdup(span->str), strdup(span->font->name), span->font->size, flags, span->size,
      span->yoffset_layout, span->yoffset_centerline};
  if (place->text && place->font) return;
  free(place->text);
  free(place->font);
  *place = (measure){0};
}

static verdict lay_out(textspan_t *span, char **font_path) {
  if (paints || font_path || !span->str || !span->font || !span->font->name || strlen(span->str) > longest_text)
    return pango->textlayout(span, font_path);
  unsigned flags = span->font->flags;
  measure *place = place_of(span, flags);
  if (is_of(place, span, flags)) {
    span->size = place->extent;
    span->yoffset_layout = place->above;
    span->yoffset_centerline = place->middle;
    span->layout = NULL;
    span->free_layout = NULL;
    return true;
  }
  verdict done = pango->textlayout(span, font_path);
  if (done) remember(place, span, flags);
  return done;
}

void measure_only(bool only) { paints = !only; }

#ifdef __linux__
static int find_pango(struct dl_phdr_info *library, size_t size, void *path) {
  (void)size;
  if (!library->dlpi_name || !strstr(library->dlpi_name, "libgvplugin_pango")) return 0;
  *(char **)path = strdup(library->dlpi_name);
  return 1;
}

/// The textlayout that libgvc has chosen and loaded; NULL where it is another one than pango's.
static gvtextlayout_engine_t *loaded_pango(void) {
  char *path = NULL;
  dl_iterate_phdr(find_pango, &path);
  void *library = path ? dlopen(path, RTLD_LAZY | RTLD_NOLOAD) : NULL;
  free(path);
  gvplugin_library_t *plugin = library ? dlsym(library, "gvplugin_pango_LTX_library") : NULL;
  if (!plugin) return NULL;
  for (gvplugin_api_t *api = plugin->apis; api->types; api++)
    if (api->api == API_textlayout && api->types->type) return api->types->engine;
  return NULL;
}
#else
static gvtextlayout_engine_t *loaded_pango(void) { return NULL; }
#endif

// Exported, but declared only in libgvc's private headers.
extern int gvtextlayout_select(GVC_t *) __attribute__((weak));

void remember_texts(GVC_t *context) {
  static gvtextlayout_engine_t engine = {lay_out};
  static gvplugin_installed_t layouts[] = {{0, "textlayout", 100, &engine, NULL}, {0, NULL, 0, NULL, NULL}};
  static gvplugin_api_t apis[] = {{API_textlayout, layouts}, {(api_t)0, NULL}};
  static gvplugin_library_t library = {"backwire", apis};
  pango = loaded_pango();
  if (!pango || !gvtextlayout_select) return;
  gvAddLibrary(context, &library);
  gvtextlayout_select(context);
}
