#include "../CCairoSystem/CCairoSystem.h"
#include "drawing.h"
#include <stdlib.h>
#include <string.h>

// libgvc's own PDF device ends the file with the page. One of ours draws on the page that it is given, and leaves it alone.
static gvdevice_features_t features = {
    GVDEVICE_BINARY_FORMAT | GVDEVICE_NO_WRITER | GVDEVICE_DOES_TRUECOLOR, {0, 0}, {0, 0}, {72, 72}};
static gvplugin_installed_t devices[] = {{100, "page:cairo", 0, NULL, &features}, {0, NULL, 0, NULL, NULL}};
static gvplugin_api_t apis[] = {{API_device, devices}, {(api_t)0, NULL}};
static gvplugin_library_t library = {"backwire", apis};

static void know_pages(GVC_t *context) {
  static GVC_t *known;
  if (context == known) return;
  gvAddLibrary(context, &library);
  known = context;
}

struct gvz_document {
  cairo_surface_t *surface;
  cairo_t *cairo;
  char *bytes;
  size_t length, room;
  bool failed;
};

static cairo_status_t keep(void *closure, const unsigned char *data, unsigned length) {
  gvz_document *document = closure;
  if (document->length + length > document->room) {
    size_t room = 2 * (document->length + length);
    char *larger = realloc(document->bytes, room);
    if (!larger) return CAIRO_STATUS_NO_MEMORY;
    document->bytes = larger;
    document->room = room;
  }
  memcpy(document->bytes + document->length, data, length);
  document->length += length;
  return CAIRO_STATUS_SUCCESS;
}

gvz_document *gvz_open_document(double width, double height, const char *title) {
  gvz_document *document = calloc(1, sizeof *document);
  if (!document) return NULL;
  document->surface = cairo_pdf_surface_create_for_stream(keep, document, width, height);
  cairo_pdf_surface_set_metadata(document->surface, CAIRO_PDF_METADATA_TITLE, title);
  // Equal drawings give equal bytes, whenever they are drawn.
  cairo_pdf_surface_set_metadata(document->surface, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z");
  document->cairo = cairo_create(document->surface);
  return document;
}

bool gvz_add_page(gvz_document *document, gvz_drawing *drawing) {
  begin_stage();
  know_pages(drawing->context);
  cairo_save(document->cairo);
  double before = GD_drawing(drawing->graph)->dpi;
  GD_drawing(drawing->graph)->dpi = 72;
  int code = gvRenderContext(drawing->context, drawing->graph, "page:cairo", document->cairo);
  GD_drawing(drawing->graph)->dpi = before;
  cairo_restore(document->cairo);
  cairo_show_page(document->cairo);
  if (code == 0 && !stage_failed() && cairo_status(document->cairo) == CAIRO_STATUS_SUCCESS) return true;
  if (cairo_status(document->cairo) != CAIRO_STATUS_SUCCESS) say(cairo_status_to_string(cairo_status(document->cairo)));
  drawing->failed = document->failed = true;
  return false;
}

bool gvz_finish_document(gvz_document *document, const char **bytes, size_t *length) {
  begin_stage();
  cairo_surface_finish(document->surface);
  cairo_status_t status = cairo_surface_status(document->surface);
  if (status != CAIRO_STATUS_SUCCESS) say(cairo_status_to_string(status));
  *bytes = document->bytes;
  *length = document->length;
  return status == CAIRO_STATUS_SUCCESS && !document->failed;
}

void gvz_close_document(gvz_document *document) {
  cairo_destroy(document->cairo);
  cairo_surface_destroy(document->surface);
  free(document->bytes);
  free(document);
}
