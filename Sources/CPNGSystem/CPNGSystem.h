#if __has_include(<png.h>)
#include <png.h>
#else
#error "libpng is missing: apt install libpng-dev, or brew install libpng"
#endif
