import Renderer

/// One PDF with a page for each step.
struct PDFForm: DocumentForm {
  let name = "pdf"
  let link = "PDF"
  let sizing: PictureSize.Sizing? = .pdf

  func bytes(of edition: Edition) throws -> [UInt8] { try edition.renderer.document(edition.steps) }
}

extension Form {
  /// One PDF with a page for each step.
  public static let pdf = Form(PDFForm())
}
