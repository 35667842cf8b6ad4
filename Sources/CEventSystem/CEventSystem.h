#if __has_include(<event2/http.h>)
#include <event2/buffer.h>
#include <event2/event.h>
#include <event2/http.h>
#else
#error "libevent is missing: apt install libevent-dev, or brew install libevent"
#endif
