import Foundation
import Renderer
import TestSupport
import Testing
import Walkthrough

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct AnimatedSVGTests {
  private func animated(_ sample: String, pace: Double = 3, loops: Bool = false) throws -> String {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    return String(
      decoding: try FrameRenderer(walkthrough).animated(walkthrough.steps, secondsPerFrame: pace, loops: loops),
      as: UTF8.self)
  }

  /// All texts of a picture, sorted.
  private func texts(_ svg: some StringProtocol) -> [String] {
    String(svg).matches(of: /<text[^>]*>([^<]*)<\/text>/).map { String($0.1) }.sorted()
  }

  /// The layers of an animated picture: the class that says when each is shown, if it is not shown always, whether it is
  /// hidden where there is no CSS, and its texts.
  private func layers(_ svg: String) -> [(name: String?, isHidden: Bool, texts: [String])] {
    let body = svg.split(separator: "</style>")[1]
    var layers: [(name: String?, isHidden: Bool, texts: [String])] = []
    // A schedule's group holds a caption, or one piece with a class of its own.
    var awaitsPiece = false
    for part in body.split(separator: "\n<g class=\"").dropFirst() {
      let name = part.prefix { $0 != "\"" }
      if name.hasPrefix("bw") {
        layers.append((String(name), part.contains("visibility=\"hidden\""), texts(part)))
        awaitsPiece = texts(part).isEmpty
      } else if awaitsPiece {
        layers[layers.count - 1].texts = texts(part)
        awaitsPiece = false
      } else {
        layers.append((nil, false, texts(part)))
      }
    }
    return layers
  }

  /// Whether a schedule shows its layers at a share of the whole time.
  private func isShown(_ name: String, at share: Double, in svg: String) throws -> Bool {
    let rule = try #require(svg.firstRange(of: "@keyframes \(name){")).upperBound
    let stops = svg[rule...].prefix { $0 != "\n" }.matches(of: /([\d.]+)%\{visibility:(\w+)\}/)
    return stops.last { Double($0.1)! <= 100 * share }?.2 == "visible"
  }

  @Test(
    "at any time the picture shows what the frame of that time shows, and without CSS the last one",
    arguments: ["product", "splitter", "composite"])
  func schedule(sample: String) throws {
    let svg = try animated(sample)
    let frames = try FrameRendererTests.frames(Circuits.sample(sample))
    let layers = layers(svg)
    for (place, frame) in frames.enumerated() {
      let time = (Double(place) + 0.5) / Double(frames.count)
      let shown = try layers.filter { layer in try layer.name.map { try isShown($0, at: time, in: svg) } ?? true }
      #expect(shown.flatMap(\.texts).sorted() == texts(frame), "frame \(place)")
    }
    #expect(layers.filter { !$0.isHidden }.flatMap(\.texts).sorted() == texts(frames[frames.count - 1]))
  }

  @Test("it plays once unless it is told to loop, as long as its frames last together")
  func time() throws {
    #expect(try animated("product").contains(" 15s step-end 1}"))
    let loop = try animated("product", pace: 0.5, loops: true)
    #expect(loop.contains(" 2.5s step-end infinite}") && !loop.contains("step-end 1}"))
  }

  @Test("it is well-formed, described in sentences, and grows with elements and steps, not with their product")
  func document() throws {
    for sample in Circuits.sampleNames {
      let svg = try animated(sample)
      _ = try XMLDocument(xmlString: svg)
      let frames = try FrameRendererTests.frames(Circuits.sample(sample)).map(\.utf8.count)
      #expect(svg.utf8.count < frames.reduce(0, +))
    }
    #expect(try animated("product").contains("q receives 1 × (−4) = −4"))
  }

  // MARK: As others show it

  /// A folder with the picture that plays, the last frame, and a page around each of them.
  private func withPages(pace: Double, _ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let pictures = try [
        "plays": animated("product", pace: pace),
        "last": FrameRendererTests.frames(Circuits.sample("product")).last ?? "",
      ]
      for (name, picture) in pictures {
        try Data(picture.utf8).write(to: folder.appending(path: name + ".svg"))
        let page = "<title>Picture</title><body style=\"margin:0\"><img src=\"\(name).svg\" alt=\"\">"
        try Data(page.utf8).write(to: folder.appending(path: name + ".html"))
      }
      try body(folder)
    }
  }

  /// What a window shows: equal bytes for equal pixels.
  private func screenshots(_ names: String..., in folder: URL) throws -> [Data] {
    try names.map { try Data(contentsOf: folder.appending(path: $0)) }
  }

  @Test("as an image in a page it plays, and stops at what the last frame shows", .enabled(if: Browser.isExpected))
  func plays() throws {
    try withPages(pace: 3) { folder in
      func shot(_ name: String) -> Browser.Action { .screenshot(folder.appending(path: name)) }
      _ = try Browser.run(
        in: folder,
        [
          .size(900, 400), .open("last.html"), shot("last.png"), .open("plays.html"), shot("first.png"),
          .wait("performance.now() > 17000"), shot("end.png"),
        ])
      let shots = try screenshots("last.png", "first.png", "end.png", in: folder)
      #expect(shots[0] == shots[2] && shots[1] != shots[2])
    }
  }

  @Test("where less motion is asked for it is still, and shows the last frame", .enabled(if: Browser.isExpected))
  func still() throws {
    try withPages(pace: 0.2) { folder in
      func shot(_ name: String) -> Browser.Action { .screenshot(folder.appending(path: name)) }
      _ = try Browser.run(
        in: folder, isStill: true,
        [.size(900, 400), .open("last.html"), shot("last.png"), .open("plays.html"), shot("first.png")]
          + [.wait("performance.now() > 500"), shot("later.png")])
      let shots = try screenshots("last.png", "first.png", "later.png", in: folder)
      #expect(shots[0] == shots[1] && shots[0] == shots[2])
    }
  }

  @Test("a program that knows no animation draws the last frame, pixel by pixel")
  func rsvg() throws {
    try withPages(pace: 3) { folder in
      for name in ["plays", "last"] {
        let run = try Command(
          URL(filePath: "/usr/bin/env"), ["rsvg-convert", name + ".svg", "-o", name + ".png"], in: folder)
        #expect(run.code == 0 && run.messages.isEmpty, "\(run.messages)")
      }
      let shots = try screenshots("plays.png", "last.png", in: folder)
      #expect(shots[0] == shots[1])
    }
  }
}
