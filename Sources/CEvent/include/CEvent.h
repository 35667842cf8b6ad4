#ifndef CEVENT_H
#define CEVENT_H

#include <stddef.h>
#include <stdint.h>

// A server of pages on libevent. Swift cannot read libevent's own headers: they define the C library's fd_set otherwise.

typedef struct ce_server ce_server;
typedef struct evhttp_request ce_request;
typedef void (*ce_action)(void *context);
typedef void (*ce_taker)(void *context, ce_request *request);

/// Listens on 127.0.0.1, at any free port where `port` is 0, and tells which. NULL with errno where it cannot.
ce_server *ce_listen(uint16_t *port, ce_taker take, void *context);
/// Answers until the process ends.
void ce_run(ce_server *server);
/// Does something again and again, between answers. False where there is no memory.
_Bool ce_repeat(ce_server *server, double seconds, ce_action action, void *context);
void ce_free(ce_server *server);

/// The host that the browser asked for, NULL where it named none.
const char *ce_host(ce_request *request);
/// The path without its percent signs and without a query, to be freed; NULL where it is none.
char *ce_path(ce_request *request);

void ce_refuse(ce_request *request, int status, const char *why);
void ce_answer(ce_request *request, const char *type, const void *bytes, size_t count);
/// Begins an answer that does not end; `gone` is called when the browser leaves.
void ce_begin(ce_request *request, const char *type, ce_action gone, void *context);
void ce_send(ce_request *request, const void *bytes, size_t count);

#endif
