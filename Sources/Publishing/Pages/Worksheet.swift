import Engine
import Renderer
import Walkthrough

/// Questions on paper: every backward step with blanks to be filled in, and after them the solutions.
struct Worksheet {
  /// A walkthrough that asks on paper.
  let walkthrough: Walkthrough
  let frames: SharedFrames
  let language: String
  let stamp: String

  private var pictures: PagePictures { PagePictures(frames: frames, words: walkthrough.words) }
  private var questions: [Step] { walkthrough.pairs.filter(\.asks) }
  private var answers: [Step] { walkthrough.pairs.filter { !$0.asks } }

  /// The sheet and then the solutions, as pages of A4.
  /// - Throws: `GraphvizError` when libgvc or cairo fails.
  func document(_ settings: FrameSettings) throws -> [UInt8] {
    let words = walkthrough.words
    let name = words.name(String(repeating: "_", count: 24))
    return try FrameRenderer(walkthrough, settings).sheetDocument(
      [("\(walkthrough.title)          \(name)", questions), (words.solutions(walkthrough.title), answers)],
      areQuestions: true)
  }

  /// The same as one web page to be printed, with the questions about the rule.
  func html() -> String {
    let words = walkthrough.words
    let concepts = walkthrough.conceptQuestions
    let parts = ClosedPage(
      css: WebPageStyle.css(forPicturesOf: (frames.width, frames.height)) + "\n" + PageResource.worksheetStyle)
    let body = """
      \(pictures.shared)
      <main>
      <h1>\(XML.escape(walkthrough.title))</h1>
      <p class="name">\(words.name(String(repeating: "_", count: 32)))</p>
      <ol>
      \((questions.map(item) + concepts.map(question)).joined(separator: "\n"))
      </ol>
      <div class="solutions">
      <h1>\(XML.escape(words.solutions(walkthrough.title)))</h1>
      <ol>
      \((answers.map(item) + concepts.map(solution)).joined(separator: "\n"))
      </ol>
      </div>
      </main>
      """
    return parts.html(language: language, title: words.worksheet(walkthrough.title), stamp: stamp, body: body)
  }

  private func item(_ step: Step) -> String {
    let caption = walkthrough.caption(of: step)
    return """
      <li>
      \(pictures.picture(step.index, label: caption.sentence))
      \(CaptionHTML(caption, walkthrough.words).html)
      </li>
      """
  }

  private func question(_ question: ConceptQuestion) -> String {
    let options = question.options.map { "<div class=\"option\">☐ \(XML.escape($0.text))</div>" }
    return "<li>\n<p>\(XML.escape(question.prompt))</p>\n\(options.joined(separator: "\n"))\n</li>"
  }

  private func solution(_ question: ConceptQuestion) -> String {
    let right = question.options.first { $0.isRight }
    return """
      <li>
      <p>\(XML.escape(question.prompt))</p>
      <p><b>\(XML.escape(right?.text ?? "")).</b> \(XML.escape(right?.feedback ?? ""))</p>
      </li>
      """
  }
}
