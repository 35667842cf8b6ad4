import Renderer

/// A frame for each step as PNG.
struct PNGForm: FrameForm {
  let name = "png"
  let format = FrameFormat.png
  let sizing: PictureSize.Sizing? = .png
}

extension Form {
  /// A PNG for each step, with its caption as a description.
  public static let png = Form(PNGForm())
}
