import ArgumentParser
import Renderer

/// `svg,png,html`: the forms to draw.
struct FormatList: ExpressibleByArgument {
  /// Those that have a file for each step.
  let frames: [FrameFormat]
  /// Whether there is to be a web page.
  let hasPage: Bool

  init(formats: [FrameFormat]) { (frames, hasPage) = (formats, false) }

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    frames = names.compactMap { FrameFormat(rawValue: $0) }
    hasPage = names.contains("html")
    guard names.count == Set(names).count, names.count == frames.count + (hasPage ? 1 : 0) else { return nil }
  }

  var defaultValueDescription: String { (frames.map(\.rawValue) + (hasPage ? ["html"] : [])).joined(separator: ",") }
}
