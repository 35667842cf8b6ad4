public import Renderer

/// What a walkthrough can be published as.
public enum Form: String, CaseIterable, Sendable {
  // A file for each step.
  case svg, png, dot
  // A file for each question and for each answer.
  case predict
  // One file for all of them.
  case html, pdf, animated, sheet
  case sheetPDF = "sheet.pdf"
  case beamer, tikz, markdown, revealjs
  case text, json, csv, gif
  // Questions.
  case quiz, worksheet
  case worksheetPDF = "worksheet.pdf"
  case moodle, gift

  /// What a frame of the walkthrough is drawn as; nil for any other form.
  public var frameFormat: FrameFormat? {
    switch self {
    case .svg: .svg
    case .png: .png
    case .dot: .dot
    default: nil
    }
  }

  /// Whether it is a file for each of several frames.
  public var isFrames: Bool { frameFormat != nil || self == .predict }

  /// What stands between the stem and a frame's number.
  var infix: String { self == .predict ? "-predict" : "" }

  /// The form that this one shows or includes, and which is made with it.
  public var companion: Form? {
    switch self {
    case .beamer: .pdf
    case .markdown, .revealjs: .svg
    case .gif: .png
    default: nil
    }
  }

  /// What follows the stem in the file's name.
  var suffix: String {
    switch self {
    case .animated: ".svg"
    case .sheet: "-sheet.svg"
    case .sheetPDF: "-sheet.pdf"
    case .beamer: "-beamer.tex"
    case .tikz: "-tikz.tex"
    case .markdown: ".md"
    case .revealjs: "-revealjs.html"
    case .predict: ".svg"
    case .quiz: "-quiz.html"
    case .worksheet: "-worksheet.html"
    case .worksheetPDF: "-worksheet.pdf"
    case .moodle: "-moodle.xml"
    case .gift: ".gift"
    case .text: ".txt"
    default: ".\(rawValue)"
    }
  }

  /// Whether it is a bank of questions that a learning platform imports. All variants of a circuit go into one.
  public var isBank: Bool { self == .moodle || self == .gift }

  /// Whether its artefacts bear a stamp. The others are data, and compared as they are.
  public var hasStamp: Bool { ![.text, .json, .csv].contains(self) }

  /// Whether Backwire makes the file itself. For a GIF there are better programs, and it tells how to call one.
  public var isMade: Bool { self != .gif }

  /// The form that a file of this extension is, as a person expects it: a `tex` that stands alone, an `svg` that is a frame.
  public static func ofExtension(_ text: String) -> Form? {
    switch text {
    case "gv": .dot
    case "htm": .html
    case "tex": .tikz
    case "md": .markdown
    case "txt": .text
    case "xml": .moodle
    default: Form(rawValue: text).flatMap { $0.suffix == ".\(text)" ? $0 : nil }
    }
  }
}
