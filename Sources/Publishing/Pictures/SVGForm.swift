import Renderer

/// A frame for each step as SVG.
struct SVGForm: FrameForm {
  let name = "svg"
  let format = FrameFormat.svg
  let sizing: PictureSize.Sizing? = .svg
}

extension Form {
  /// An SVG for each step.
  public static let svg = Form(SVGForm())
}
