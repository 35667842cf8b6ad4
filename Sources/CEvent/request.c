#include "../CEventSystem/CEventSystem.h"
#include "include/CEvent.h"
#include <stdlib.h>

const char *ce_host(ce_request *request) {
  return evhttp_find_header(evhttp_request_get_input_headers(request), "Host");
}

char *ce_path(ce_request *request) {
  const char *path = evhttp_uri_get_path(evhttp_request_get_evhttp_uri(request));
  return path ? evhttp_uridecode(path, 0, NULL) : NULL;
}

void ce_refuse(ce_request *request, int status, const char *why) { evhttp_send_error(request, status, why); }

static void head(ce_request *request, const char *type) {
  struct evkeyvalq *headers = evhttp_request_get_output_headers(request);
  evhttp_add_header(headers, "Content-Type", type);
  evhttp_add_header(headers, "Cache-Control", "no-store");
  evhttp_add_header(headers, "X-Content-Type-Options", "nosniff");
}

void ce_answer(ce_request *request, const char *type, const void *bytes, size_t count) {
  head(request, type);
  struct evbuffer *body = evbuffer_new();
  if (!body || evbuffer_add(body, bytes, count) != 0)
    evhttp_send_error(request, 500, "no memory");
  else
    evhttp_send_reply(request, 200, "OK", body);
  if (body) evbuffer_free(body);
}

typedef struct {
  ce_action action;
  void *context;
} farewell;

static void leave(struct evhttp_connection *connection, void *context) {
  (void)connection;
  farewell *this = context;
  this->action(this->context);
  free(this);
}

void ce_begin(ce_request *request, const char *type, ce_action gone, void *context) {
  farewell *this = malloc(sizeof *this);
  if (!this) return evhttp_send_error(request, 500, "no memory");
  *this = (farewell){gone, context};
  head(request, type);
  evhttp_send_reply_start(request, 200, "OK");
  evhttp_connection_set_closecb(evhttp_request_get_connection(request), leave, this);
}

void ce_send(ce_request *request, const void *bytes, size_t count) {
  struct evbuffer *chunk = evbuffer_new();
  if (!chunk) return;
  if (evbuffer_add(chunk, bytes, count) == 0) evhttp_send_reply_chunk(request, chunk);
  evbuffer_free(chunk);
}
