#include "../CCairoSystem/CCairoSystem.h"
#include "drawing.h"
#include <stdlib.h>
#include <string.h>

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
  bool done = paint(drawing, document->cairo, 72);
  cairo_show_page(document->cairo);
  if (!done) document->failed = true;
  return done;
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
