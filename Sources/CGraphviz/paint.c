#include "../CCairoSystem/CCairoSystem.h"
#include "drawing.h"

// libgvc's own cairo devices write a file. One of ours draws on the page that it is given, and leaves it alone.
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

bool paint(gvz_drawing *drawing, void *cairo, double dpi) {
  begin_stage();
  know_pages(drawing->context);
  cairo_save(cairo);
  double before = GD_drawing(drawing->graph)->dpi;
  GD_drawing(drawing->graph)->dpi = dpi;
  int code = gvRenderContext(drawing->context, drawing->graph, "page:cairo", cairo);
  GD_drawing(drawing->graph)->dpi = before;
  cairo_restore(cairo);
  cairo_status_t status = cairo_status(cairo);
  if (code == 0 && !stage_failed() && status == CAIRO_STATUS_SUCCESS) return true;
  if (status != CAIRO_STATUS_SUCCESS) say(cairo_status_to_string(status));
  drawing->failed = true;
  return false;
}
