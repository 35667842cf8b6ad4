import Renderer

/// Blanks and solutions as a page to be printed.
struct WorksheetForm: TextForm {
  let name = "worksheet"
  let ending = "-worksheet.html"

  func text(of edition: Edition) throws -> String { try Worksheet(edition).html() }
}

/// Blanks and solutions on A4.
struct WorksheetPDFForm: DocumentForm {
  let name = "worksheet.pdf"
  let ending = "-worksheet.pdf"
  let link = "worksheet (PDF)"
  let sizing: PictureSize.Sizing? = .pdf

  func bytes(of edition: Edition) throws -> [UInt8] { try Worksheet(edition).document(edition.settings) }
}

extension Form {
  /// Blanks and their solutions as a page to print.
  public static let worksheet = Form(WorksheetForm())
  /// Blanks on A4, and a sheet of solutions.
  public static let worksheetPDF = Form(WorksheetPDFForm())
}

extension Worksheet {
  /// The worksheet of an edition.
  /// - Throws: `GraphvizError` when libgvc fails.
  init(_ edition: Edition) throws {
    walkthrough = edition.walkthrough.asking(.onPaper, atMost: edition.options.questions)
    frames = try FrameRenderer(walkthrough, edition.settings).sharedFrames(walkthrough.steps)
    language = edition.language
    stamp = edition.stamp.text
  }
}
