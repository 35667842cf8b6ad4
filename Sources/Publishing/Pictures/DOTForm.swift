import Renderer

/// A frame for each step in the language of Graphviz, to be drawn by other hands.
struct DOTForm: FrameForm {
  let name = "dot"
  let extensions = ["dot", "gv"]
  let format = FrameFormat.dot
}

extension Form {
  /// A frame for each step in Graphviz's language.
  public static let dot = Form(DOTForm())
}
