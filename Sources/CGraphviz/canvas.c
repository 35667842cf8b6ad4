#include "../CCairoSystem/CCairoSystem.h"
#include "drawing.h"
#include <stdlib.h>

struct gvz_canvas {
  cairo_surface_t *surface;
  uint32_t paper;
};

gvz_canvas *gvz_open_canvas(uint32_t width, uint32_t height, uint32_t paper) {
  gvz_canvas *canvas = calloc(1, sizeof *canvas);
  if (!canvas) return NULL;
  canvas->paper = paper;
  canvas->surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)width, (int)height);
  if (cairo_surface_status(canvas->surface) == CAIRO_STATUS_SUCCESS) return canvas;
  gvz_close_canvas(canvas);
  return NULL;
}

bool gvz_paint(gvz_canvas *canvas, gvz_drawing *drawing, double dpi) {
  cairo_t *cairo = cairo_create(canvas->surface);
  // The last pixels of a row may be only partly in the picture, which libgvc then leaves half transparent.
  double red = (canvas->paper >> 16 & 255) / 255.0, green = (canvas->paper >> 8 & 255) / 255.0;
  cairo_set_operator(cairo, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_rgba(cairo, red, green, (canvas->paper & 255) / 255.0, (canvas->paper >> 24) / 255.0);
  cairo_paint(cairo);
  cairo_set_operator(cairo, CAIRO_OPERATOR_OVER);
  bool done = paint(drawing, cairo, dpi);
  cairo_destroy(cairo);
  cairo_surface_flush(canvas->surface);
  return done;
}

const uint8_t *gvz_pixels(const gvz_canvas *canvas, size_t *stride) {
  *stride = (size_t)cairo_image_surface_get_stride(canvas->surface);
  return cairo_image_surface_get_data(canvas->surface);
}

void gvz_close_canvas(gvz_canvas *canvas) {
  cairo_surface_destroy(canvas->surface);
  free(canvas);
}
