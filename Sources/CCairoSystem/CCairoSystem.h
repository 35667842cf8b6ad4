#if __has_include(<cairo-pdf.h>)
#include <cairo-pdf.h>
#elif __has_include(<cairo/cairo-pdf.h>)
#include <cairo/cairo-pdf.h>
#else
#error "cairo is missing: apt install libcairo2-dev, or brew install cairo"
#endif
