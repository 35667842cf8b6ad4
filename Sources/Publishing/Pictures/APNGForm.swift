import Renderer

/// One PNG that plays the steps, in colours and letters as the frames have them. Programs that know no APNG show the first.
struct APNGForm: DocumentForm {
  let name = "apng"
  let link = "animated PNG"
  let sizing: PictureSize.Sizing? = .png

  func bytes(of edition: Edition) throws -> [UInt8] {
    var frames: [[UInt8]] = []
    try edition.renderer.render(edition.steps, as: [.png]) { frames.append($2) }
    return AnimatedPNG(frames: frames, secondsPerFrame: edition.options.pace, loops: edition.options.loops).bytes
  }
}

extension Form { public static let apng = Form(APNGForm()) }
