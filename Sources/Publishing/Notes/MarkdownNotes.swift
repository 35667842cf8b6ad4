import Renderer
import Walkthrough

/// The walkthrough as Markdown beside its SVG frames: the last frame with a text for those who do not see it, and all steps
/// to be opened; for Marp, a slide for each step.
public struct MarkdownNotes: Sendable {
  /// Whose reader the Markdown is written for.
  public enum Flavor: String, CaseIterable, Sendable {
    /// What GitHub shows, and most others do.
    case github
    /// Pandoc and Quarto.
    case pandoc
    /// MyST: Jupyter Book and Sphinx.
    case myst
    /// Marp's slides.
    case marp
  }

  private let edition: Edition

  init(_ edition: Edition) { self.edition = edition }

  private var walkthrough: Walkthrough { edition.walkthrough }
  private var steps: [Step] { edition.steps }
  private var flavor: Flavor { edition.options.flavor }

  func text() -> String {
    let parts =
      switch flavor {
      case .github: [comment, lastFrame()] + details()
      case .pandoc: [comment, lastFrame(attributes: "{width=100%}")] + steps.map { section($0) }
      case .myst: [comment, figure()] + dropdown()
      case .marp: marp()
      }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var comment: String { "<!-- \(edition.stamp.text) -->" }

  private func lastFrame(attributes: String = "") -> String { steps.last.map { picture($0) + attributes } ?? "" }

  private func details() -> [String] {
    ["<details>\n<summary>\(walkthrough.words.stepByStep)</summary>"] + steps.map { section($0) } + ["</details>"]
  }

  /// A step in words, and its frame.
  private func section(_ step: Step) -> String {
    let caption = walkthrough.caption(of: step)
    let attributes = flavor == .pandoc ? "{width=100%}" : ""
    return "\(step.index). \(MarkdownText.escape(caption.sentence))\n\n   \(picture(step))\(attributes)"
  }

  /// A figure around a picture of Markdown, which is found from any page that takes the notes in.
  private func figure() -> String {
    guard let last = steps.last else { return "" }
    return """
      ```{figure-md}
      \(picture(last))

      \(MarkdownText.escape(walkthrough.title))
      ```
      """
  }

  /// An admonition that opens; where the theme has no buttons for that, an open one.
  private func dropdown() -> [String] {
    ["````{admonition} \(walkthrough.words.stepByStep)\n:class: dropdown"] + steps.map { section($0) } + ["````"]
  }

  private func marp() -> [String] {
    let slides = steps.map { step in
      """
      ---

      ## \(MarkdownText.escape(walkthrough.caption(of: step).heading.plain))

      ![w:1100](\(file(of: step)))

      <!-- \(walkthrough.caption(of: step).sentence.replacing("--", with: "− ")) -->
      """
    }
    return ["---\nmarp: true\ntitle: \(MarkdownText.quoted(walkthrough.title))\n---", comment]
      + ["# \(MarkdownText.escape(walkthrough.title))"] + slides
  }

  private func picture(_ step: Step) -> String {
    "![\(MarkdownText.escape(walkthrough.caption(of: step).sentence))](\(file(of: step)))"
  }

  /// The frame's name: the notes stand beside it.
  private func file(of step: Step) -> String {
    edition.name(of: step, .svg).replacing(" ", with: "%20")
  }
}
