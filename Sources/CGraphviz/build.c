#include "drawing.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>

// Exported, but declared only in libgvc's private headers. Set, it keeps libgvc from opening files named in a graph.
extern char *HTTPServerEnVar;

static pthread_mutex_t library = PTHREAD_MUTEX_INITIALIZER;
static _Thread_local bool holds_library;

// One context for all drawings that are painted and one for all others, and never freed: 2.42's pango plugin keeps a pointer
// to the name of the last font in it and reads that for the next label, in whatever context. After a failure a context keeps
// the failed job, so then it is left alone and the next drawing starts one afresh.
static GVC_t *painting, *measuring;

static GVC_t *context_for(bool paints) {
  GVC_t **context = paints ? &painting : &measuring;
  if (!*context) *context = paints ? gvContext() : measuring_context();
  return *context;
}

const char *gvz_version(void) {
  if (!holds_library) pthread_mutex_lock(&library);
  GVC_t *context = context_for(false);
  const char *version = context ? gvcVersion(context) : "";
  if (!holds_library) pthread_mutex_unlock(&library);
  return version;
}

gvz_drawing *gvz_open(bool paints) {
  if (holds_library) return NULL;
  pthread_mutex_lock(&library);
  holds_library = true;
  begin_stage();
  HTTPServerEnVar = "a graph reads no files";
  gvz_drawing *drawing = calloc(1, sizeof *drawing);
  if (drawing) {
    drawing->caption_label = NO_LABEL;
    drawing->paints = paints;
    drawing->context = context_for(paints);
    // An anonymous graph would be named by a counter of the process, and its SVG would differ from run to run.
    drawing->graph = agopen("circuit", Agdirected, NULL);
    if (drawing->context && drawing->graph) return drawing;
    gvz_close(drawing);
    return NULL;
  }
  holds_library = false;
  pthread_mutex_unlock(&library);
  return NULL;
}

void gvz_close(gvz_drawing *drawing) {
  for (size_t i = 0; i < drawing->node_count; i++) gvz_show_layout_label(drawing, i);
  gvz_hide_caption(drawing);
  free_labels(drawing);
  if (drawing->laid_out) gvFreeLayout(drawing->context, drawing->graph);
  if (drawing->graph) agclose(drawing->graph);
  if (drawing->failed) *(drawing->paints ? &painting : &measuring) = NULL;
  free(drawing->nodes);
  free(drawing->groups);
  free(drawing->group_names);
  free(drawing->edges);
  free(drawing);
  holds_library = false;
  pthread_mutex_unlock(&library);
}

static void *object(gvz_drawing *drawing, gvz_kind kind, size_t index) {
  switch (kind) {
  case gvz_node: return drawing->nodes[index].node;
  case gvz_edge: return drawing->edges[index].edge;
  case gvz_group: return drawing->groups[index];
  default: return drawing->graph;
  }
}

// The casts below are for 2.42, which takes every string as `char *` and writes to none of these.

bool gvz_declare(gvz_drawing *drawing, gvz_kind kind, const char *name, const char *fallback) {
  int type = kind == gvz_node ? AGNODE : kind == gvz_edge ? AGEDGE : AGRAPH;
  return agattr(drawing->graph, type, (char *)name, (char *)fallback) != NULL;
}

bool gvz_add_node(gvz_drawing *drawing) {
  if (!grow((void **)&drawing->nodes, drawing->node_count, &drawing->node_room, sizeof *drawing->nodes)) return false;
  char name[32];
  snprintf(name, sizeof name, "n%zu", drawing->node_count);
  Agnode_t *node = agnode(drawing->graph, name, true);
  if (!node) return false;
  drawing->nodes[drawing->node_count++] = (node_slot){.node = node, .label = NO_LABEL};
  return true;
}

bool gvz_add_edge(gvz_drawing *drawing, size_t tail, size_t head) {
  if (!grow((void **)&drawing->edges, drawing->edge_count, &drawing->edge_room, sizeof *drawing->edges)) return false;
  char name[32];
  snprintf(name, sizeof name, "e%zu", drawing->edge_count);
  Agedge_t *edge = agedge(drawing->graph, drawing->nodes[tail].node, drawing->nodes[head].node, name, true);
  if (!edge) return false;
  drawing->edges[drawing->edge_count++] = (edge_slot){.edge = edge};
  return true;
}

static int by_address(const void *a, const void *b) {
  const char *first = *(char *const *)a, *second = *(char *const *)b;
  return first < second ? -1 : first > second;
}

// libgvc goes through subgraphs in the order of the addresses at which it keeps their names, and would lay a graph out now
// one way and now another. So it keeps the names first, and each group takes the next address.
bool gvz_expect_groups(gvz_drawing *drawing, size_t count) {
  drawing->group_names = calloc(count, sizeof *drawing->group_names);
  drawing->groups = calloc(count, sizeof *drawing->groups);
  drawing->group_room = count;
  if (!drawing->group_names || !drawing->groups) return false;
  for (size_t i = 0; i < count; i++) {
    char name[32];
    // dot draws a box around a subgraph whose name begins so.
    snprintf(name, sizeof name, "cluster%zu", i);
    drawing->group_names[i] = agstrdup(drawing->graph, name);
    if (!drawing->group_names[i]) return false;
  }
  qsort(drawing->group_names, count, sizeof *drawing->group_names, by_address);
  return true;
}

bool gvz_add_group(gvz_drawing *drawing, size_t parent) {
  if (drawing->group_count == drawing->group_room) return false;
  char *name = drawing->group_names[drawing->group_count];
  Agraph_t *around = parent == GVZ_NO_GROUP ? drawing->graph : drawing->groups[parent];
  Agraph_t *group = agsubg(around, name, true);
  if (!group) return false;
  drawing->groups[drawing->group_count++] = group;
  return true;
}

bool gvz_put(gvz_drawing *drawing, size_t group, size_t node) {
  return agsubnode(drawing->groups[group], drawing->nodes[node].node, true) != NULL;
}

bool gvz_set(gvz_drawing *drawing, gvz_kind kind, size_t index, const char *name, const char *value) {
  return agset(object(drawing, kind, index), (char *)name, (char *)value) == 0;
}

bool gvz_set_layout_label(gvz_drawing *drawing, size_t node, const char *text, bool html) {
  char *pooled = html ? agstrdup_html(drawing->graph, (char *)text) : (char *)text;
  return agset(drawing->nodes[node].node, (char *)"label", pooled) == 0;
}

bool gvz_set_group_label(gvz_drawing *drawing, size_t group, const char *text, bool html) {
  char *pooled = html ? agstrdup_html(drawing->graph, (char *)text) : (char *)text;
  return agset(drawing->groups[group], (char *)"label", pooled) == 0;
}

static double most_seconds;

void gvz_limit_layouts(double seconds) { most_seconds = seconds; }

static void set_alarm(double seconds) {
  struct itimerval timer = {.it_value = {.tv_sec = (time_t)seconds}};
  timer.it_value.tv_usec = (suseconds_t)((seconds - (double)timer.it_value.tv_sec) * 1e6);
  setitimer(ITIMER_REAL, &timer, NULL);
}

bool gvz_layout(gvz_drawing *drawing, const char *engine) {
  begin_stage();
  if (most_seconds > 0) set_alarm(most_seconds);
  int code = gvLayout(drawing->context, drawing->graph, engine);
  if (most_seconds > 0) set_alarm(0);
  drawing->laid_out = true;
  drawing->failed = code != 0 || stage_failed();
  if (drawing->failed) return false;
  for (size_t i = 0; i < drawing->node_count; i++) drawing->nodes[i].own = ND_label(drawing->nodes[i].node);
  return true;
}
