import Renderer

/// All steps on pages of A4.
struct SheetPDFForm: DocumentForm {
  let name = "sheet.pdf"
  let ending = "-sheet.pdf"
  let link = "sheet (PDF)"
  let sizing: PictureSize.Sizing? = .pdf

  func bytes(of edition: Edition) throws -> [UInt8] { try edition.renderer.sheetDocument(edition.steps) }
}

extension Form {
  /// All steps side by side on pages of A4.
  public static let sheetPDF = Form(SheetPDFForm())
}
