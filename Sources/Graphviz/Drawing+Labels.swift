internal import CGraphviz

extension Drawing {
  /// A label made for a drawing, of a known size.
  public struct LabelID: Sendable, Hashable {
    let index: Int
    /// The extent of the text or table itself, without a node's margins.
    public let width, height: Double
  }

  /// Makes a label to show in frames to come. Made once it may be shown any number of times, on several nodes at once.
  public mutating func makeLabel(
    _ label: Label, fontSize: Double = 14, color: String = "#000000"
  ) throws(GraphvizError) -> LabelID {
    guard fontSize >= 1, fontSize <= 1000 else {
      throw GraphvizError(.labelling, "the font size \(fontSize) is not between 1 and 1000 points")
    }
    var index = 0
    guard
      try gvz_make_label(
        session.c, label.encoded(), label.isHTML, fontSize, Self.fontName, Attribute.fontcolor.checked(color), &index)
    else { throw session.failure(.labelling) }
    var width = 0.0
    var height = 0.0
    gvz_label_size(session.c, index, &width, &height)
    return LabelID(index: index, width: width, height: height)
  }

  /// Shows a label on a node, in the place of the label it was laid out with; `nil` shows that one again.
  ///
  /// A label larger than the node's own overflows it, so lay out with the largest of all frames.
  public mutating func setLabel(_ label: LabelID?, ofNode index: Int) {
    precondition((0..<nodeCount).contains(index), "no node \(index)")
    guard let label else { return gvz_show_layout_label(session.c, index) }
    precondition(gvz_has_label(session.c, label.index), "the label was discarded")
    gvz_show_label(session.c, index, label.index)
  }

  /// Frees a label that no frame will show again. Otherwise all labels live as long as the drawing.
  public mutating func discard(_ label: LabelID) {
    precondition(gvz_has_label(session.c, label.index), "the label was discarded before")
    gvz_discard_label(session.c, label.index)
  }

  /// Makes room for a caption below the graph, and to its right where the caption is the wider: room for the largest
  /// caption of all frames keeps the picture's size the same. The graph stays where it is. Once, before the first frame.
  public mutating func reserveCaption(width: Double, height: Double, gap: Double = 12) {
    precondition(captionTop == nil, "there is room for a caption already")
    precondition(width >= 0 && height >= 0 && gap >= 0, "room has no negative extent")
    let bounds = gvz_bounds(session.c)
    gvz_extend(session.c, max(0, width - (bounds.max_x - bounds.min_x)), gap + height)
    captionTop = bounds.min_y - gap
  }

  /// Shows a label as the caption, at the top of the room reserved for it and `x` to the right of its left end; `nil`
  /// leaves the room empty.
  public mutating func setCaption(_ label: LabelID?, x: Double = 0) {
    guard let label else { return gvz_hide_caption(session.c) }
    precondition(gvz_has_label(session.c, label.index), "the label was discarded")
    guard let captionTop else { preconditionFailure("no room is reserved for a caption") }
    gvz_show_caption(session.c, label.index, gvz_bounds(session.c).min_x + x, captionTop)
  }
}
