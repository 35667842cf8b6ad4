import ArgumentParser
import Renderer

/// `svg,png,html`: the forms to draw.
struct FormatList: ExpressibleByArgument {
  /// A form that is one file for the whole walkthrough.
  enum Whole: String, CaseIterable {
    case html
    case pdf
    /// The SVG that plays.
    case animated

    var fileExtension: String { self == .animated ? "svg" : rawValue }
  }

  /// Those that have a file for each step.
  let frames: [FrameFormat]
  let wholes: [Whole]

  init(formats: [FrameFormat]) { (frames, wholes) = (formats, []) }

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    frames = names.compactMap { FrameFormat(rawValue: $0) }
    wholes = names.compactMap { Whole(rawValue: $0) }
    guard names.count == Set(names).count, names.count == frames.count + wholes.count else { return nil }
  }

  var defaultValueDescription: String { (frames.map(\.rawValue) + wholes.map(\.rawValue)).joined(separator: ",") }
}
