import Foundation

/// What Chromium finds wrong with frames: text too small for the last row, a text on another one, a wire through a text,
/// what leaves the canvas, and what moves from frame to frame.
///
///     var faults = PictureFaults(width: 1280, height: 720)
///     faults.add(svg, circuit: "product", step: "function 3", node: "3")
///     #expect(try faults.found() == [])
public struct PictureFaults {
  private let width, height: Int
  private var figures: [String] = []

  /// - Parameters:
  ///   - width: of the canvas, in pixels.
  ///   - height: of the canvas.
  public init(width: Int, height: Int) { (self.width, self.height) = (width, height) }

  /// Puts a frame on the page.
  /// - Parameters:
  ///   - circuit: whose frame it is; nothing moves between frames of one.
  ///   - step: what a message calls it.
  ///   - node: the one at work, and where a training comes to it several times, which time; what is written at it stays from its first frame to its last.
  ///   - isWhole: whether it shows the whole circuit, which is made as large as the canvas allows.
  ///   - opens: whether its map is the picture itself, and not at the foot.
  public mutating func add(
    _ svg: String, circuit: String, step: String, node: String?, isWhole: Bool = false, opens: Bool = false
  ) {
    let least = 24 * Double(min(width, height)) / 720
    figures.append(
      """
      <figure data-circuit="\(circuit)" data-step="\(step)" data-least="\(least)" \
      data-view="\(isWhole ? "whole" : "close")"\(node.map { " data-node=\"\($0)\"" } ?? "")\
      \(opens ? " data-opens=\"yes\"" : "")>\(svg)</figure>
      """)
  }

  /// How many frames are on the page.
  public var count: Int { figures.count }

  /// In words, what is wrong, of each frame once; empty where nothing is.
  public func found() throws -> [String] {
    let script = try String(contentsOfFile: Circuits.root + "/Tests/TestSupport/faults.js", encoding: .utf8)
    let style = "figure{margin:0}svg{display:block;width:\(width)px;height:\(height)px}"
    let page = "<!DOCTYPE html><meta charset=utf-8><style>\(style)</style>" + figures.joined()
    let found = try Browser.run(page, [.size(width, height), .evaluate(script)])
    guard case .list(let faults)? = found.first else { throw Missing(name: "faults") }
    return faults.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }
}
