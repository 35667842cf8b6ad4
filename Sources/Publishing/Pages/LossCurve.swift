import Engine
import Notation
import Renderer
import Walkthrough

/// How the loss falls from iteration to iteration, as a figure of a page. A dot leads to the first step of its iteration.
struct LossCurve {
  private let losses: [Double]
  private let digits: Int
  private let words: any Words
  /// By iteration, its first step on the page; nil where it has none there.
  private let steps: [Step?]

  /// In pixels, with room around the curve for its numbers.
  private static let (width, height) = (560.0, 240.0)
  private static let (left, right, top, bottom) = (60.0, 510.0, 40.0, 196.0)
  /// More dots would hide the curve, and more numbers each other.
  private static let (mostDots, mostNumbers) = (60, 8)

  /// - Parameter steps: those on the page.
  init?(_ walkthrough: Walkthrough, _ steps: [Step]) {
    guard let training = walkthrough.training else { return nil }
    losses = training.iterations.map(\.loss)
    digits = walkthrough.digits
    words = walkthrough.words
    self.steps = losses.indices.map { chapter in steps.first { $0.chapter == chapter } }
  }

  var html: String {
    let points = losses.indices.map(place)
    let line = points.map { "\(written($0.x)),\(written($0.y))" }.joined(separator: " ")
    let dots = points.count <= Self.mostDots ? points.indices.map { dot($0, at: points[$0]) } : []
    let numbered = points.count <= Self.mostNumbers ? Array(points.indices) : [0, points.count - 1]
    return """
      <figure id="loss">
      <svg viewBox="0 0 \(written(Self.width)) \(written(Self.height))" width="\(written(Self.width))" \
      height="\(written(Self.height))" role="group" aria-label="\(words.lossByIteration(losses.map(shown)))">
      <path class="axes" d="M\(written(Self.left - 24)),\(written(Self.top - 20))V\(written(Self.bottom + 12))\
      H\(written(Self.right + 30))"/>
      <polyline class="curve" points="\(line)"/>
      \((dots + numbered.flatMap { numbers($0, at: points[$0]) }).joined(separator: "\n"))
      </svg>
      <figcaption>\(words.lossCaption)</figcaption>
      </figure>
      """
  }

  private func dot(_ iteration: Int, at point: (x: Double, y: Double)) -> String {
    let circle = "<circle cx=\"\(written(point.x))\" cy=\"\(written(point.y))\" r=\"5\"/>"
    guard let step = steps[iteration] else { return circle }
    return "<a href=\"#step-\(step.index)\" data-chapter=\"\(iteration)\" "
      + "aria-label=\"\(words.loss(shown(losses[iteration]), ofIteration: iteration + 1))\">\(circle)</a>"
  }

  /// The loss above its dot, and the number of the iteration below the axis.
  private func numbers(_ iteration: Int, at point: (x: Double, y: Double)) -> [String] {
    [
      "<text class=\"number\" x=\"\(written(point.x))\" y=\"\(written(point.y - 12))\">"
        + "\(shown(losses[iteration]))</text>",
      "<text x=\"\(written(point.x))\" y=\"\(written(Self.bottom + 32))\">\(iteration + 1)</text>",
    ]
  }

  private func place(_ iteration: Int) -> (x: Double, y: Double) {
    let (least, most) = (min(0, losses.min() ?? 0), max(0, losses.max() ?? 0))
    let height = most > least ? (losses[iteration] - least) / (most - least) : 0
    let across = losses.count > 1 ? Double(iteration) / Double(losses.count - 1) : 0.5
    return (
      Self.left + across * (Self.right - Self.left), Self.bottom - height * (Self.bottom - Self.top)
    )
  }

  private func shown(_ number: Double) -> String { NumberText.format(number, digits: digits) }

  /// A length to a tenth of a pixel.
  private func written(_ length: Double) -> String {
    let text = "\((length * 10).rounded() / 10)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
