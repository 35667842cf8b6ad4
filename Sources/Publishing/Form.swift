public import Renderer

/// What a walkthrough can be published as.
public enum Form: String, CaseIterable, Sendable {
  // A file for each step.
  case svg, png, dot
  // One file for all of them.
  case html, pdf, animated, sheet
  case sheetPDF = "sheet.pdf"
  case beamer, tikz, markdown, revealjs
  case text, json, csv, gif

  /// What a frame is drawn as; nil for a form that is one file.
  public var frameFormat: FrameFormat? {
    switch self {
    case .svg: .svg
    case .png: .png
    case .dot: .dot
    default: nil
    }
  }

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
    case .text: ".txt"
    default: ".\(rawValue)"
    }
  }

  /// Whether its artefacts bear a stamp. The others are data, and compared as they are.
  public var hasStamp: Bool { ![.text, .json, .csv].contains(self) }

  /// Whether Backwire makes the file itself. For a GIF there are better programs, and it tells how to call one.
  public var isMade: Bool { self != .gif }
}
