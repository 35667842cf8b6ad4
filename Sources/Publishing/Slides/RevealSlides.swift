import Renderer
import Walkthrough

/// The walkthrough as one slide of reveal.js, or of Quarto's, beside its SVG frames: each press of a key replaces the frame
/// by the next one, and the speaker's notes say what happens.
struct RevealSlides {
  private let edition: Edition

  init(_ edition: Edition) { self.edition = edition }

  private var walkthrough: Walkthrough { edition.walkthrough }
  private var steps: [Step] { edition.steps }

  func html() -> String {
    let frames = steps.indices.map { place in
      let file = edition.name(of: steps[place], .svg)
      let sentence = walkthrough.caption(of: steps[place]).sentence
      return "<img\(fragment(place)) src=\"\(XML.escape(file))\" alt=\"\(XML.escape(sentence))\" style=\"width:100%\">"
    }
    let notes = steps.map { "<li>\(XML.escape(walkthrough.caption(of: $0).sentence))</li>" }
    return """
      <!-- \(edition.stamp.text) -->
      <section>
      <h2>\(XML.escape(walkthrough.title))</h2>
      <div class="r-stack">
      \(frames.joined(separator: "\n"))
      </div>
      <aside class="notes">
      <ol start="\(steps.first?.index ?? 0)">
      \(notes.joined(separator: "\n"))
      </ol>
      </aside>
      </section>

      """
  }

  /// The first frame goes as the second one comes; those between are there for one press; the last stays.
  private func fragment(_ place: Int) -> String {
    guard steps.count > 1 else { return "" }
    let index = " data-fragment-index=\"\(max(place - 1, 0))\""
    if place == 0 { return " class=\"fragment fade-out\"" + index }
    return " class=\"fragment\(place == steps.count - 1 ? "" : " current-visible")\"" + index
  }
}
