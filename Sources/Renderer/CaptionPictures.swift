import Graphviz
import Walkthrough

/// Captions drawn by themselves: below a graph of one node that nobody sees, at the place where they stand in the frames.
///
/// libgvc puts a graph's lower left corner at the origin and a caption below it, whatever the graph.
enum CaptionPictures {
  static func draw(
    _ steps: [Step], of walkthrough: Walkthrough, _ theme: Theme, size: (width: Double, height: Double),
    _ receive: (Step, Caption, [[UInt8]]) throws -> Void
  ) throws {
    let nobody = GraphDescription.Node(id: "nobody", attributes: [.style: "invis"])
    let graph = GraphDescription(attributes: [.bgcolor: theme.background], nodes: [nobody])
    try withDrawing(of: graph) { drawing in
      drawing.reserveCaption(width: size.width, height: size.height)
      for step in steps {
        let caption = walkthrough.caption(of: step)
        let label = try CaptionMarkup.label(caption, theme, in: &drawing)
        drawing.setCaption(label)
        // What moves the picture to its place and the background are those of the circuit.
        let lines = SVGPicture(try drawing.render(.svg), theme).head.dropFirst(2)
        try receive(step, caption, Array(lines))
        drawing.setCaption(nil)
        drawing.discard(label)
      }
    }
  }
}
