import Engine
import Renderer
import Walkthrough

/// A page on which each backward step is predicted before it is shown: nothing is fetched and nothing is sent.
///
/// Without JavaScript it is a worksheet whose solutions open one by one.
struct QuizPage {
  /// A walkthrough that asks.
  let walkthrough: Walkthrough
  let frames: SharedFrames
  let language: String
  let stamp: String

  private var pictures: PagePictures { PagePictures(frames: frames) }
  private var asking: [Step] { walkthrough.steps.filter(\.asks) }
  private var concepts: [ConceptQuestion] { walkthrough.conceptQuestions }

  func html() -> String {
    let title = XML.escape(walkthrough.title)
    let parts = ClosedPage(
      css: WebPageStyle.css(forPicturesOf: frames.width) + "\n" + PageResource.quizStyle,
      script: PageResource.quizScript)
    let items = walkthrough.steps.compactMap(item) + concepts.enumerated().map(concept) + [summary]
    let body = """
      \(pictures.shared)
      <main>
      <h1>Predict: \(title)</h1>
      <div id="controls" hidden>
      <button type="button" id="previous">← Previous</button>
      <output id="place"></output>
      <button type="button" id="next">Next →</button>
      </div>
      <ol id="steps">
      \(items.joined(separator: "\n"))
      </ol>
      </main>
      <script type="application/json" id="data">
      \(QuestionData(walkthrough: walkthrough, steps: asking, concepts: concepts).json())
      </script>
      """
    return parts.html(language: language, title: "Predict: \(walkthrough.title)", stamp: stamp, body: body)
  }

  /// A step that is told or asked; the answers stand with their questions.
  private func item(_ step: Step) -> String? {
    let caption = walkthrough.caption(of: step)
    switch step.kind {
    case .ask, .askUpdate: return question(step, caption)
    case .forward, .seed, .results:
      return """
        <li>
        \(pictures.picture(step.index, label: caption.sentence))
        \(CaptionHTML(caption).html)
        </li>
        """
    case .compute, .function, .splitter, .update: return nil
    }
  }

  private func question(_ step: Step, _ caption: Caption) -> String {
    let answer = walkthrough.steps[step.index + 1]
    let told = walkthrough.caption(of: answer)
    let words = step.node == nil ? "new value of" : "gradient sent back along"
    let fields = walkthrough.questions(at: step).filter(\.isAskable).enumerated().map {
      field($1, "f\(step.index)-\($0)", words)
    }
    return """
      <li class="question" data-step="\(step.index)">
      \(pictures.picture(step.index, label: caption.sentence))
      <h2>\(CaptionHTML.html(caption.heading))</h2>
      <form>
      <fieldset>
      <legend>\(XML.escape(String(caption.sentence.dropFirst("Predict: ".count).withCapital)))</legend>
      \(fields.joined(separator: "\n"))
      <p class="buttons" hidden><button>Check</button> <button type="button" class="show">Show me</button></p>
      </fieldset>
      </form>
      <details class="solution">
      <summary>Solution</summary>
      \(pictures.picture(answer.index, label: told.sentence))
      \(CaptionHTML(told).html)
      </details>
      </li>
      """
  }

  private func field(_ question: Question, _ id: String, _ words: String) -> String {
    let name = CaptionHTML.html(walkthrough.symbol(of: question.wire))
    let extents = question.answer.shape.extents
    let hint: String
    let input: String
    if extents.isEmpty {
      hint = ""
      input = "<input id=\"\(id)\" type=\"text\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\" "
    } else {
      let rows = extents.count == 1 ? 1 : extents[0]
      let shape = extents.map { "\($0)" }.joined(separator: " × ")
      hint = " <span class=\"remark\">\(shape) numbers, \(rows == 1 ? "in a row" : "a row a line")</span>"
      input = "<textarea id=\"\(id)\" rows=\"\(min(rows, 12))\" spellcheck=\"false\" autocomplete=\"off\" "
    }
    return """
      <div class="field"><label for="\(id)">\(words) \(name)\(hint)</label>
      \(input)aria-describedby="\(id)-said">\(extents.isEmpty ? "" : "</textarea>")
      <p id="\(id)-said" class="said" role="status"></p></div>
      """
  }

  private func concept(_ place: Int, _ question: ConceptQuestion) -> String {
    let options = question.options.enumerated().map { number, option in
      let id = "c\(place)-\(number)"
      return "<div class=\"option\"><input type=\"radio\" name=\"c\(place)\" id=\"\(id)\" value=\"\(number)\">"
        + "<label for=\"\(id)\">\(XML.escape(option.text))</label></div>"
    }
    let right = question.options.first { $0.isRight }
    return """
      <li class="concept" data-concept="\(place)">
      <h2>The rule</h2>
      <form>
      <fieldset>
      <legend>\(XML.escape(question.prompt))</legend>
      \(options.joined(separator: "\n"))
      <p class="buttons" hidden><button>Check</button></p>
      <p class="said" role="status"></p>
      </fieldset>
      </form>
      <details class="solution">
      <summary>Solution</summary>
      <p>\(XML.escape(right?.text ?? "")). \(XML.escape(right?.feedback ?? ""))</p>
      </details>
      </li>
      """
  }

  private var summary: String {
    """
    <li id="summary" hidden>
    <h2>What your answers show</h2>
    <p id="score"></p>
    <ul id="mistakes"></ul>
    <p><button type="button" id="save">Save the answers</button> <button type="button" id="again">Start again</button></p>
    <details>
    <summary>The answers as JSON, to hand in</summary>
    <textarea id="answers" readonly rows="12" aria-label="The answers as JSON"></textarea>
    </details>
    </li>
    """
  }
}

extension Substring {
  /// With a capital at the beginning.
  fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
