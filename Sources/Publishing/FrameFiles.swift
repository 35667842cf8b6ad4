import Renderer
public import Walkthrough

/// What the frames of a circuit are called: `product/product-00.svg`, `product/product-01.svg` …
///
/// A hyphen, ASCII digits, zero-padded to two digits or more, from 00: what `\animategraphics`, ffmpeg and a shell's
/// sort expect.
public struct FrameFiles: Sendable {
  /// The circuit file's name without its extension.
  public let stem: String
  private let width: Int

  public init(stem: String, steps: [Step]) {
    self.stem = stem
    width = max(2, String((steps.last?.index ?? 0)).count)
  }

  /// A frame's path below the output folder.
  public func path(of step: Step, extension suffix: String) -> String {
    let number = String(step.index)
    return "\(stem)/\(stem)-\(String(repeating: "0", count: width - number.count))\(number).\(suffix)"
  }

  /// The path of a form that is one file: `product/product.html`.
  public func path(extension suffix: String) -> String { "\(stem)/\(stem).\(suffix)" }
}
