#include "drawing.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/// The one curve of an edge, or NULL when the layout drew it as several or not at all.
static bezier *curve(Agedge_t *edge) {
  splines *all = ED_spl(edge);
  return all && all->size == 1 && all->list[0].size >= 4 ? &all->list[0] : NULL;
}

static pointf between(pointf a, pointf b, double t) {
  return (pointf){.x = a.x + t * (b.x - a.x), .y = a.y + t * (b.y - a.y)};
}

/// Rounds the corner where a curve comes to the straight piece nearly in a straight line itself, its last control on its end:
/// draws that control back along the piece, half as far as the last part of the curve goes that way. The first control comes
/// as much nearer to the start, so that the curve bends on all of its way.
static void round_corner(pointf start, pointf *first, pointf *last, pointf end, pointf ahead) {
  double length = hypot(ahead.x - end.x, ahead.y - end.y);
  if (length == 0) return;
  pointf along = {.x = (ahead.x - end.x) / length, .y = (ahead.y - end.y) / length};
  double way = (end.x - start.x) * along.x + (end.y - start.y) * along.y;
  // Where the control is farther off, the curve bends already.
  if (hypot(last->x - end.x, last->y - end.y) > way / 4) return;
  *last = (pointf){.x = end.x - way / 2 * along.x, .y = end.y - way / 2 * along.y};
  *first = between(start, *first, 0.5);
}

bool gvz_join(gvz_drawing *drawing, size_t first, size_t second) {
  begin_stage();
  gvz_set_arrows(drawing, first, true, true);
  gvz_set_arrows(drawing, second, true, true);
  Agedge_t *removed = drawing->edges[second].edge;
  bezier *front = curve(drawing->edges[first].edge), *back = curve(removed);
  if (!front || !back) {
    say("the layout did not draw each of the two edges as one curve");
    return false;
  }
  size_t front_size = front->size, back_size = back->size;
  // Each curve is a start and three points a piece, so the two starts and the two controls between the curves make the
  // straight piece: its own start is the end of the first, its end the start of the second.
  pointf *points = realloc(front->list, (front_size + 2 + back_size) * sizeof *points);
  if (!points) return false;
  pointf from = points[front_size - 1], to = back->list[0];
  points[front_size] = between(from, to, 1.0 / 3);
  points[front_size + 1] = between(from, to, 2.0 / 3);
  pointf *rest = points + front_size + 2;
  memcpy(rest, back->list, back_size * sizeof *points);
  round_corner(points[front_size - 4], &points[front_size - 3], &points[front_size - 2], from, to);
  round_corner(rest[3], &rest[2], &rest[1], to, from);
  front->list = points;
  front->size = front_size + 2 + back_size;
  front->eflag = back->eflag;
  front->ep = back->ep;
  drawing->edges[first].kept = false;

  // Freed as libgvc's gv_free_splines does; an edge without a curve is not drawn. Renderings compute the bounds anew.
  free(ED_spl(removed)->list[0].list);
  free(ED_spl(removed)->list);
  free(ED_spl(removed));
  ED_spl(removed) = NULL;
  return true;
}

void gvz_set_arrows(gvz_drawing *drawing, size_t edge, bool tail, bool head) {
  edge_slot *slot = &drawing->edges[edge];
  bezier *line = curve(slot->edge);
  if (!line) return;
  pointf *start = &line->list[0], *end = &line->list[line->size - 1];
  if (!slot->kept) {
    slot->kept = true;
    slot->tail_arrow = line->sflag;
    slot->head_arrow = line->eflag;
    slot->start = *start;
    slot->end = *end;
  }
  line->sflag = tail ? slot->tail_arrow : 0;
  line->eflag = head ? slot->head_arrow : 0;
  // The curve stops at an arrowhead's base, and without the arrowhead goes on to its tip.
  *start = slot->tail_arrow && !tail ? line->sp : slot->start;
  *end = slot->head_arrow && !head ? line->ep : slot->end;
}
