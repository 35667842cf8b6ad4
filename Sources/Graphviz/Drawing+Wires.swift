internal import CGraphviz

extension Drawing {
  /// Draws two edges that meet at a node, and the stretch across that node, as one curve: the wire that carries a label.
  ///
  /// The curve is the first edge's, with the first edge's tail and the second's head and their arrowheads; the second
  /// edge is drawn no more. Once for each wire, before the first frame.
  public mutating func join(first: Int, second: Int) throws(GraphvizError) {
    precondition((0..<edgeCount).contains(first) && (0..<edgeCount).contains(second) && first != second)
    guard gvz_join(session.c, first, second) else { throw session.failure(.joining) }
  }

  /// Shows or hides the arrowheads of an edge, among those that its `.dir` gave it at the layout. Where one is hidden the
  /// line goes on to where its tip was.
  public mutating func setArrows(ofEdge index: Int, tail: Bool, head: Bool) {
    precondition((0..<edgeCount).contains(index), "no edge \(index)")
    gvz_set_arrows(session.c, index, tail, head)
  }
}
