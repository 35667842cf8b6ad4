#if __has_include(<gif_lib.h>)
#include <gif_lib.h>
#else
#error "giflib is missing: apt install libgif-dev, or brew install giflib"
#endif
