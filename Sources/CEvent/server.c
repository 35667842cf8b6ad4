#include "../CEventSystem/CEventSystem.h"
#include "include/CEvent.h"
#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/socket.h>

struct ce_server {
  struct event_base *base;
  struct evhttp *http;
  ce_taker take;
  void *context;
};

typedef struct {
  ce_action action;
  void *context;
} closure;

static void take(struct evhttp_request *request, void *server) {
  ce_server *this = server;
  this->take(this->context, request);
}

ce_server *ce_listen(uint16_t *port, ce_taker taker, void *context) {
  ce_server *server = calloc(1, sizeof *server);
  if (!server) return NULL;
  server->take = taker;
  server->context = context;
  server->base = event_base_new();
  server->http = server->base ? evhttp_new(server->base) : NULL;
  struct evhttp_bound_socket *bound =
      server->http ? evhttp_bind_socket_with_handle(server->http, "127.0.0.1", *port) : NULL;
  if (!bound) {
    int reason = errno;
    ce_free(server);
    errno = reason;
    return NULL;
  }
  evhttp_set_allowed_methods(server->http, EVHTTP_REQ_GET);
  evhttp_set_gencb(server->http, take, server);
  struct sockaddr_in address;
  socklen_t length = sizeof address;
  if (getsockname(evhttp_bound_socket_get_fd(bound), (struct sockaddr *)&address, &length) == 0)
    *port = ntohs(address.sin_port);
  return server;
}

void ce_run(ce_server *server) { event_base_dispatch(server->base); }

static void act(evutil_socket_t socket, short what, void *context) {
  (void)socket, (void)what;
  closure *this = context;
  this->action(this->context);
}

_Bool ce_repeat(ce_server *server, double seconds, ce_action action, void *context) {
  // It lasts as long as the process, as its timer does.
  closure *this = malloc(sizeof *this);
  if (!this) return 0;
  *this = (closure){action, context};
  struct event *timer = event_new(server->base, -1, EV_PERSIST, act, this);
  struct timeval interval = {(time_t)seconds, (suseconds_t)((seconds - (time_t)seconds) * 1e6)};
  return timer && event_add(timer, &interval) == 0;
}

void ce_free(ce_server *server) {
  if (server->http) evhttp_free(server->http);
  if (server->base) event_base_free(server->base);
  free(server);
}
