import Graphviz
public import Walkthrough

/// A walkthrough as one picture that plays: in `<img>`, without a script.
///
/// Every wire and node is drawn once in each of its states, and CSS shows each state for as long as the frames last that
/// have it. It plays once and stops at the last frame. That frame is also what a viewer shows that knows no CSS, and what
/// people see who asked for less motion.
struct AnimatedSVG {
  /// Width, height and view box as attributes.
  let size: String
  /// What moves everything to its place, and the background.
  let head: [String]
  /// Groups of SVG, without an id, each with the frames that show it.
  private(set) var layers: [(content: String, frames: Set<Int>)] = []
  let frameCount: Int
  let title: String
  /// What happens, in sentences.
  let description: String
  let secondsPerFrame: Double
  let loops: Bool
  let settings: FrameSettings

  mutating func add(_ content: String, shownIn frames: Set<Int>) { layers.append((content, frames)) }

  func text() -> String {
    var hash = ContentHash()
    for layer in layers { hash.add(layer.content + layer.frames.sorted().map { " \($0)" }.joined()) }
    hash.add("\(secondsPerFrame) \(loops) \(description)")
    let prefix = "bw" + hash.hex
    var schedules: [Set<Int>: Int] = [:]
    var rules: [String] = []
    let body = layers.map { layer -> String in
      // What is shown all the time needs no schedule.
      guard layer.frames.count < frameCount else { return layer.content }
      let number = schedules[layer.frames] ?? schedules.count
      if schedules.updateValue(number, forKey: layer.frames) == nil {
        rules.append(keyframes("\(prefix)-\(number)", layer.frames))
      }
      let hidden = layer.frames.contains(frameCount - 1) ? "" : " visibility=\"hidden\""
      return "<g class=\"\(prefix)-\(number)\"\(hidden)>\n\(layer.content)\n</g>"
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg"\(size) id="\(prefix)" role="img" xml:space="preserve" \
      aria-labelledby="\(prefix)-title \(prefix)-desc" font-family="'DejaVu Sans', Verdana, sans-serif">
      <title id="\(prefix)-title">\(XML.escape(title))</title>
      <desc id="\(prefix)-desc">\(XML.escape(description))</desc>
      \(settings.asides(of: prefix))<style>
      @media (prefers-reduced-motion: no-preference) {
      \(rules.joined(separator: "\n"))
      }
      </style>
      \((head + body).joined(separator: "\n"))
      </g>
      </svg>

      """
  }

  /// A change at the beginning of each frame that differs from the one before.
  private func keyframes(_ name: String, _ frames: Set<Int>) -> String {
    let changes = (0..<frameCount).filter { $0 == 0 || frames.contains($0) != frames.contains($0 - 1) }
    let stops = changes.map { frame in
      "\(percent(frame)){visibility:\(frames.contains(frame) ? "visible" : "hidden")}"
    }
    let seconds = Self.short(secondsPerFrame * Double(frameCount))
    return """
      .\(name){animation:\(name) \(seconds)s step-end \(loops ? "infinite" : "1")}
      @keyframes \(name){\(stops.joined())100%{visibility:\(frames.contains(frameCount - 1) ? "visible" : "hidden")}}
      """
  }

  private func percent(_ frame: Int) -> String { Self.short(100 * Double(frame) / Double(frameCount)) + "%" }

  /// A number with at most four decimals.
  private static func short(_ number: Double) -> String {
    let rounded = (number * 10_000).rounded() / 10_000
    return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
  }
}

extension FrameRenderer {
  /// Steps as one picture that plays by itself, once, and stops at the last of them.
  /// - Parameters:
  ///   - steps: what is shown, in this order.
  ///   - secondsPerFrame: how long each stands.
  ///   - loops: whether it begins again at the end, for those who know what that does to readers.
  /// - Throws: `GraphvizError` when libgvc fails.
  public func animated(_ steps: [Step], secondsPerFrame: Double = 3, loops: Bool = false) throws -> [UInt8] {
    if try isCloseUp() {
      return try SceneRenderer(walkthrough, settings).animated(steps, secondsPerFrame: secondsPerFrame, loops: loops)
    }
    let graph = CircuitGraph(walkthrough, theme: theme, direction: direction)
    let captions = try CaptionPictures(steps, of: walkthrough, theme)
    let pictures = try withDrawing(of: graph.description, paints: false) { drawing in
      var state = try FrameState(graph, walkthrough, theme, direction, captions: captions, in: &drawing)
      return try StatePictures(of: steps, in: walkthrough, settings, &state, &drawing)
    }
    let (pieces, _, frames) = pictures.shared(steps, in: walkthrough)
    var shownIn = [Set<Int>](repeating: [], count: pieces.count)
    for (frame, numbers) in frames.enumerated() { for number in numbers { shownIn[number].insert(frame) } }
    var picture = AnimatedSVG(
      size: pictures.size, head: pictures.head.map { String(decoding: $0, as: UTF8.self) }, frameCount: steps.count,
      title: walkthrough.title, description: steps.map { walkthrough.caption(of: $0).sentence }.joined(separator: " "),
      secondsPerFrame: secondsPerFrame, loops: loops, settings: settings)
    for (piece, frames) in zip(pieces, shownIn) { picture.add(piece, shownIn: frames) }
    var frame = 0
    try captions.draw(steps) { _, caption in
      picture.add(caption.lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n"), shownIn: [frame])
      frame += 1
    }
    return Array(picture.text().utf8)
  }
}
