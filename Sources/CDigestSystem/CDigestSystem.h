#if __has_include(<sha2.h>)
#include <sys/types.h>
#include <sha2.h>
#else
#error "libmd is missing: apt install libmd-dev, or brew install libmd"
#endif
