import Renderer
import Walkthrough

/// Questions for Moodle, as the XML that it imports: numbers with the picture of the step, and choices about the rule.
///
/// A wrong number that a mistake gives is an answer without credit whose feedback is the diagnosis.
struct MoodleBank {
  /// A walkthrough that asks.
  let walkthrough: Walkthrough
  /// By index of a step that asks, its frame as SVG.
  let frames: [Int: [UInt8]]
  /// The name of the variant; nil where there is but one walkthrough.
  var variant: String?

  private var categories: BankCategories { BankCategories(title: walkthrough.title, variant: variant) }

  /// The questions in the order of the steps, and after them those about the rule.
  func questions() -> [BankQuestion] {
    QuestionBank(walkthrough: walkthrough).numbers.map {
      BankQuestion(category: categories.of($0), text: number($0))
    } + walkthrough.conceptQuestions.map { BankQuestion(category: categories.of($0), text: choice($0)) }
  }

  private func number(_ number: QuestionBank.Number) -> String {
    let file = "step-\(number.step.index).svg"
    let picture = frames[number.step.index].map { Base64.encoded($0) } ?? ""
    let alt = walkthrough.caption(of: number.step).sentence
    let html = """
      <p>\(XML.escape(number.prompt))</p>\
      <p><img src="@@PLUGINFILE@@/\(file)" alt="\(XML.escape(alt))" style="max-width:100%"></p>
      """
    let answers = number.answers.map { answer in
      """
      <answer fraction="\(answer.isRight ? 100 : 0)" format="moodle_auto_format">
      <text>\(answer.number)</text>
      <feedback format="html"><text>\(Self.html(answer.feedback))</text></feedback>
      <tolerance>\(answer.tolerance)</tolerance>
      </answer>
      """
    }
    return """
      <question type="numerical">
      <name><text>\(XML.escape(categories.name(number.name)))</text></name>
      <questiontext format="html"><text>\(XML.escape(html))</text>
      <file name="\(file)" path="/" encoding="base64">\(picture)</file></questiontext>
      \(Self.common)
      <idnumber>\(XML.escape(String(identifier(of: number).prefix(100))))</idnumber>
      \(answers.joined(separator: "\n"))
      <unitgradingtype>0</unitgradingtype>
      <unitpenalty>0.1</unitpenalty>
      <showunits>3</showunits>
      <unitsleft>0</unitsleft>
      </question>
      """
  }

  /// By which a course finds the question again, once in its category: the wire and the variant.
  private func identifier(of number: QuestionBank.Number) -> String {
    variant.map { "\(number.wire)-\($0)" } ?? number.wire
  }

  private func choice(_ question: ConceptQuestion) -> String {
    let isTrueOrFalse = question.isTrueOrFalse
    let answers = question.options.map { option in
      """
      <answer fraction="\(option.isRight ? 100 : 0)" format="\(isTrueOrFalse ? "moodle_auto_format" : "html")">
      <text>\(isTrueOrFalse ? option.text.lowercased() : Self.html(option.text))</text>
      <feedback format="html"><text>\(Self.html(option.feedback))</text></feedback>
      </answer>
      """
    }
    let manner =
      isTrueOrFalse
      ? "" : "\n<single>true</single>\n<shuffleanswers>true</shuffleanswers>\n<answernumbering>abc</answernumbering>"
    return """
      <question type="\(isTrueOrFalse ? "truefalse" : "multichoice")">
      <name><text>\(XML.escape("\(walkthrough.title): \(question.kind.rawValue)"))</text></name>
      <questiontext format="html"><text>\(Self.html(question.prompt))</text></questiontext>
      \(Self.common)\(manner)
      \(answers.joined(separator: "\n"))
      </question>
      """
  }

  private static let common = """
    <generalfeedback format="html"><text></text></generalfeedback>
    <defaultgrade>1</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    """

  /// A sentence as the text of a paragraph of HTML, which is text to the XML.
  private static func html(_ text: String) -> String { XML.escape("<p>\(XML.escape(text))</p>") }
}
