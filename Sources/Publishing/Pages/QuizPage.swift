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

  private var pictures: [PagePictures] {
    frames.map { PagePictures(frames: $0.frames, words: walkthrough.words, view: $0.view, asks: true) }
  }
  private var asking: [Step] { walkthrough.steps.filter(\.asks) }
  private var concepts: [ConceptQuestion] { walkthrough.conceptQuestions }

  func html() -> String {
    let words = walkthrough.words
    let title = words.predicting(walkthrough.title)
    let whole = frames.first { $0.view == .whole }?.frames
    let style = whole.map { WebPageStyle.css(forPicturesOf: ($0.width, $0.height)) } ?? WebPageStyle.css
    let parts = ClosedPage(css: style + "\n" + PageResource.quizStyle, script: PageResource.quizScript)
    let items = walkthrough.steps.compactMap(item) + concepts.enumerated().map(concept) + [summary]
    let body = """
      \(pictures.map(\.shared).joined(separator: "\n"))
      <main data-view="\(frames[0].view.rawValue)">
      <div id="stage">
      <h1>\(XML.escape(title))</h1>
      <div id="controls" hidden>
      <button type="button" id="previous" aria-label="\(words.previous)">←<span> \(words.previous)</span></button>
      <output id="place"></output>
      <button type="button" id="next" aria-label="\(words.next)"><span>\(words.next) </span>→</button>
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
    return parts.html(language: language, title: title, stamp: stamp, body: body)
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
        \(CaptionHTML(caption, walkthrough.words).html)
        </li>
        """
    case .compute, .function, .splitter, .update: return nil
    }
  }

  private func question(_ step: Step, _ caption: Caption) -> String {
    let answer = walkthrough.steps[step.index + 1]
    let told = walkthrough.caption(of: answer)
    let form = "q\(step.index)"
    let words = walkthrough.words
    let fields = walkthrough.questions(at: step).filter(\.isAskable).enumerated().map {
      field($1, "f\(step.index)-\($0)", form, isNewValue: step.node == nil)
    }
    return """
      <li class="question" data-step="\(step.index)">
      \(views(step, caption))
      <div class="caption">
      <div class="prompt">
      <h2>\(CaptionHTML.html(caption.heading))</h2>
      <p id="\(form)-asked">\(XML.escape(words.question(of: caption)))</p>
      </div>
      <form id="\(form)" aria-labelledby="\(form)-asked">
      \(fields.joined(separator: "\n"))
      <p class="buttons" hidden><button>\(words.check)</button> <button type="button" class="show">\(words.show)</button></p>
      </form>
      <details class="solution">
      <summary>\(words.solution)</summary>
      \(views(answer, told))
      \(CaptionHTML(told, words).html)
      </details>
      </div>
      </li>
      """
  }

  private func field(_ question: Question, _ id: String, _ form: String, isNewValue: Bool) -> String {
    let words = walkthrough.words
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
      hint = " <span class=\"remark\">\(words.howToWrite(shape, isVector: extents.count == 1))</span>"
      input =
        "<textarea id=\"\(id)\" form=\"\(form)\" rows=\"\(min(extents[0], 12))\" placeholder=\"\(words.numbers(shape))\" "
        + "spellcheck=\"false\" autocomplete=\"off\" "
    }
    return """
      <div class="field" data-wire="\(question.wire)"><label for="\(id)">\(words.field(for: name, isNewValue: isNewValue))\(hint)</label>
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
    let words = walkthrough.words
    return """
      <li class="concept" data-concept="\(place)">
      <div class="caption">
      <h2>\(words.rule)</h2>
      <form>
      <fieldset>
      <legend>\(XML.escape(question.prompt))</legend>
      \(options.joined(separator: "\n"))
      <p class="buttons" hidden><button>\(words.check)</button></p>
      <p class="said" role="status"></p>
      </fieldset>
      </form>
      <details class="solution">
      <summary>\(words.solution)</summary>
      <p>\(XML.escape(right?.text ?? "")). \(XML.escape(right?.feedback ?? ""))</p>
      </details>
      </div>
      </li>
      """
  }

  private var summary: String {
    let words = walkthrough.words
    return """
      <li id="summary" hidden>
      <div class="caption">
      <h2>\(words.whatAnswersShow)</h2>
      <p id="score"></p>
      <ul id="mistakes"></ul>
      <p><button type="button" id="save">\(words.saveAnswers)</button> <button type="button" id="again">\(words.startAgain)</button></p>
      <details>
      <summary>\(words.answersToHandIn)</summary>
      <textarea id="answers" readonly rows="12" aria-label="\(words.answersAsJSON)"></textarea>
      </details>
      </div>
      </li>
      """
  }
}
