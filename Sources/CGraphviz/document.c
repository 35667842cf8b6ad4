#include "../CCairoSystem/CCairoSystem.h"
#include "drawing.h"
#include <stdio.h>
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

gvz_document *gvz_open_document(double width, double height, const char *title, const char *keywords) {
  gvz_document *document = calloc(1, sizeof *document);
  if (!document) return NULL;
  document->surface = cairo_pdf_surface_create_for_stream(keep, document, width, height);
  cairo_pdf_surface_set_metadata(document->surface, CAIRO_PDF_METADATA_TITLE, title);
  if (*keywords) cairo_pdf_surface_set_metadata(document->surface, CAIRO_PDF_METADATA_KEYWORDS, keywords);
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

bool gvz_place(gvz_document *document, gvz_drawing *drawing, double x, double y, double scale) {
  cairo_save(document->cairo);
  cairo_translate(document->cairo, x, y);
  cairo_scale(document->cairo, scale, scale);
  bool done = paint(drawing, document->cairo, 72);
  cairo_restore(document->cairo);
  if (!done) document->failed = true;
  return done;
}

void gvz_write(
    gvz_document *document, const char *font, const char *text, double x, double y, double size, uint32_t color) {
  cairo_t *cairo = document->cairo;
  cairo_save(cairo);
  // Of one font alone, unlike what libgvc and pango paint.
  char *fitting = font_for(font, text);
  cairo_select_font_face(cairo, fitting ? fitting : font, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size(cairo, size);
  cairo_set_source_rgb(cairo, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0, (color & 255) / 255.0);
  cairo_move_to(cairo, x, y);
  cairo_show_text(cairo, text);
  free(fitting);
  cairo_restore(cairo);
}

void gvz_describe_page(gvz_document *document, int page, const char *words) {
  char place[32];
  snprintf(place, sizeof place, "page=%d", page);
  cairo_pdf_surface_add_outline(document->surface, CAIRO_PDF_OUTLINE_ROOT, words, place, 0);
}

void gvz_end_page(gvz_document *document) { cairo_show_page(document->cairo); }

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
