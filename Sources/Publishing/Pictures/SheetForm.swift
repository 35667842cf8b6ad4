import Renderer

/// All steps on one SVG of the size of A4.
struct SheetForm: DocumentForm {
  let name = "sheet"
  let ending = "-sheet.svg"
  let sizing: PictureSize.Sizing? = .svg

  func bytes(of edition: Edition) throws -> [UInt8] { try edition.renderer.sheet(edition.steps) }
}

extension Form {
  /// All steps on one SVG, side by side.
  public static let sheet = Form(SheetForm())
}
