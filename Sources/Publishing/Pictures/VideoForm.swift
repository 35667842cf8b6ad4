/// A video of the steps, made by ffmpeg of the PNG that plays.
struct VideoForm: DocumentForm {
  let name: String
  let link: String
  /// What ffmpeg is told of its codec. A walkthrough stands still most of the time, so a good picture costs little.
  let codec: [String]

  /// H.264 in MP4: PowerPoint, Keynote, learning platforms, every telephone.
  static let mp4 = VideoForm(
    name: "mp4", link: "video (MP4)",
    codec: ["-c:v", "libx264", "-preset", "medium", "-crf", "18", "-tune", "stillimage", "-movflags", "+faststart"])

  /// VP9 in WebM: browsers, Wikipedia.
  static let webm = VideoForm(
    name: "webm", link: "video (WebM)",
    codec: [
      "-c:v", "libvpx-vp9", "-crf", "24", "-b:v", "0", "-deadline", "good", "-cpu-used", "4", "-write_crc32", "0",
    ])

  func bytes(of edition: Edition) throws -> [UInt8] {
    guard let video = edition.video else { throw VideoEncoder.Missing() }
    let frames = try edition.framesOfOneKind { $0.isTransparent = false }
    let apng = AnimatedPNG(frames: frames, secondsPerFrame: edition.options.pace, loops: false).bytes
    return try video.encode(apng, words(edition.stamp.text))
  }

  /// Ten pictures a second, each of an even number of pixels, as the codecs want them; and nothing that differs from run to run:
  /// one thread, no version, no date. The stamp is a comment, without a checksum over it.
  private func words(_ stamp: String) -> [String] {
    let filter = "fps=10,pad=ceil(iw/2)*2:ceil(ih/2)*2,format=yuv420p"
    return ["-vf", filter] + codec + [
      "-threads", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1", "-metadata",
      "comment=\(stamp)", "-f", name,
    ]
  }
}

extension Form {
  /// H.264 in MP4, where ffmpeg is installed.
  public static let mp4 = Form(VideoForm.mp4)
  /// VP9 in WebM, where ffmpeg is installed.
  public static let webm = Form(VideoForm.webm)
}
