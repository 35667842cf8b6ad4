import Engine
import Renderer
import Walkthrough

/// A page on which each backward step is predicted before it is shown: nothing is fetched and nothing is sent.
///
/// Without JavaScript it is a worksheet whose solutions open one by one.
struct QuizPage {
  /// A walkthrough that asks.
  let walkthrough: Walkthrough
  /// By view, the pictures of all its steps: one for wide windows, and one for telephones.
  let frames: [(view: PageView, frames: SharedFrames)]
  let language: String
  let stamp: String

  private var pictures: [PagePictures] { frames.map { PagePictures(frames: $0.frames, view: $0.view, asks: true) } }
  private var asking: [Step] { walkthrough.steps.filter(\.asks) }
  private var concepts: [ConceptQuestion] { walkthrough.conceptQuestions }

  func html() -> String {
    let title = XML.escape(walkthrough.title)
    let whole = frames.first { $0.view == .whole }?.frames
    let style = whole.map { WebPageStyle.css(forPicturesOf: ($0.width, $0.height)) } ?? WebPageStyle.css
    let parts = ClosedPage(css: style + "\n" + PageResource.quizStyle, script: PageResource.quizScript)
    let items = walkthrough.steps.compactMap(item) + concepts.enumerated().map(concept) + [summary]
    let body = """
      \(pictures.map(\.shared).joined(separator: "\n"))
      <main data-view="\(frames[0].view.rawValue)">
      <div id="stage">
      <h1>Predict: \(title)</h1>
      <div id="controls" hidden>
      <button type="button" id="previous" aria-label="Previous">←<span> Previous</span></button>
      <output id="place"></output>
      <button type="button" id="next" aria-label="Next"><span>Next </span>→</button>
      </div>
      <ol id="steps">
      \(items.joined(separator: "\n"))
      </ol>
      </div>
      </main>
      <script type="application/json" id="data">
      \(QuestionData(walkthrough: walkthrough, steps: asking, concepts: concepts).json())
      </script>
      """
    return parts.html(language: language, title: "Predict: \(walkthrough.title)", stamp: stamp, body: body)
  }

  private func views(_ step: Step, _ caption: Caption) -> String {
    """
    <div class="views">
    \(pictures.map { $0.picture(step.index, label: caption.sentence) }.joined(separator: "\n"))
    </div>
    """
  }

  /// A step that is told or asked; the answers stand with their questions.
  private func item(_ step: Step) -> String? {
    let caption = walkthrough.caption(of: step)
    switch step.kind {
    case .ask, .askUpdate: return question(step, caption)
    case .forward, .seed, .results:
      return """
        <li>
        \(views(step, caption))
        \(CaptionHTML(caption).html)
        </li>
        """
    case .compute, .function, .splitter, .update: return nil
    }
  }

  private func question(_ step: Step, _ caption: Caption) -> String {
    let answer = walkthrough.steps[step.index + 1]
    let told = walkthrough.caption(of: answer)
    let form = "q\(step.index)"
    let words = step.node == nil ? "new value of" : "gradient sent back along"
    let fields = walkthrough.questions(at: step).filter(\.isAskable).enumerated().map {
      field($1, "f\(step.index)-\($0)", form, words)
    }
    return """
      <li class="question" data-step="\(step.index)">
      \(views(step, caption))
      <div class="caption">
      <div class="prompt">
      <h2>\(CaptionHTML.html(caption.heading))</h2>
      <p id="\(form)-asked">\(XML.escape(String(caption.sentence.dropFirst("Predict: ".count).withCapital)))</p>
      </div>
      <form id="\(form)" aria-labelledby="\(form)-asked">
      \(fields.joined(separator: "\n"))
      <p class="buttons" hidden><button>Check</button> <button type="button" class="show">Show me</button></p>
      </form>
      <details class="solution">
      <summary>Solution</summary>
      \(views(answer, told))
      \(CaptionHTML(told).html)
      </details>
      </div>
      </li>
      """
  }

  private func field(_ question: Question, _ id: String, _ form: String, _ words: String) -> String {
    let name = CaptionHTML.html(walkthrough.symbol(of: question.wire))
    let extents = question.answer.shape.extents
    let hint: String
    let input: String
    if extents.isEmpty {
      hint = ""
      input =
        "<input id=\"\(id)\" form=\"\(form)\" type=\"text\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\" "
    } else {
      let shape = extents.map { "\($0)" }.joined(separator: " × ")
      let how = extents.count == 1 ? "in a row or a column" : "a row a line"
      hint = " <span class=\"remark\">\(shape) numbers, \(how)</span>"
      input =
        "<textarea id=\"\(id)\" form=\"\(form)\" rows=\"\(min(extents[0], 12))\" placeholder=\"\(shape) numbers\" "
        + "spellcheck=\"false\" autocomplete=\"off\" "
    }
    return """
      <div class="field" data-wire="\(question.wire)"><label for="\(id)">\(words) \(name)\(hint)</label>
      \(input)aria-describedby="\(id)-said">\(extents.isEmpty ? "" : "</textarea>")
      <b class="along" aria-hidden="true">\(name)</b><p id="\(id)-said" class="said" role="status"></p></div>
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
      <div class="caption">
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
      </div>
      </li>
      """
  }

  private var summary: String {
    """
    <li id="summary" hidden>
    <div class="caption">
    <h2>What your answers show</h2>
    <p id="score"></p>
    <ul id="mistakes"></ul>
    <p><button type="button" id="save">Save the answers</button> <button type="button" id="again">Start again</button></p>
    <details>
    <summary>The answers as JSON, to hand in</summary>
    <textarea id="answers" readonly rows="12" aria-label="The answers as JSON"></textarea>
    </details>
    </div>
    </li>
    """
  }
}

extension Substring {
  /// With a capital at the beginning.
  fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
