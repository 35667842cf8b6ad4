import Engine
import Foundation
import Renderer
import TestSupport
import Testing
import Walkthrough

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct FrameRendererTests {
  /// The frames of a walkthrough as text.
  static func frames(_ annotated: AnnotatedCircuit, everyStep: Bool = false) throws -> [String] {
    let walkthrough = Walkthrough(annotated, everyStep: everyStep)
    var frames: [String] = []
    try FrameRenderer(walkthrough).render(walkthrough.steps, as: [.svg]) { _, _, bytes in
      frames.append(String(decoding: bytes, as: UTF8.self))
    }
    return frames
  }

  @Test(
    "a composed frame equals the same frame drawn as a whole, byte for byte", arguments: Circuits.sampleNames,
    [false, true])
  func composition(sample: String, everyStep: Bool) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample), everyStep: everyStep)
    for direction in Direction.allCases {
      let renderer = FrameRenderer(walkthrough, direction: direction)
      var whole: [[UInt8]] = []
      try renderer.renderWhole(walkthrough.steps) { _, bytes in whole.append(bytes) }
      var composed: [[UInt8]] = []
      try renderer.render(walkthrough.steps, as: [.svg]) { _, _, bytes in composed.append(bytes) }
      #expect(whole.count == walkthrough.steps.count)
      #expect(composed == whole)
      // A choice of steps makes other pictures, and the same frames.
      var chosen: [[UInt8]] = []
      try renderer.render(Array(walkthrough.steps.suffix(2)), as: [.svg]) { _, _, bytes in chosen.append(bytes) }
      #expect(chosen == whole.suffix(2))
    }
  }

  @Test("from frame to frame nothing moves", arguments: Circuits.sampleNames, [false, true])
  func geometry(sample: String, everyStep: Bool) throws {
    let pictures = try Self.frames(Circuits.sample(sample), everyStep: everyStep).map(Picture.init)
    #expect(pictures.count > 3)
    for picture in pictures {
      #expect(picture.viewBox == pictures[0].viewBox)
      #expect(picture.circles == pictures[0].circles)
      // An arrowhead takes a piece off the end of its line, so lines are compared where they have none.
      #expect(picture.middles == pictures[0].middles)
      #expect(picture.circles.count > 0 && picture.middles.count > 0)
    }
  }

  @Test("frames are well-formed XML with a role, a title and a description", arguments: Circuits.sampleNames)
  func wellFormed(sample: String) throws {
    for frame in try Self.frames(Circuits.sample(sample)) {
      // Only the parsing is left to the XML library: its node accessors are not safe in parallel tests.
      _ = try XMLDocument(xmlString: frame)
      #expect(try /<svg [^>]*role="img"/.firstMatch(in: frame) != nil)
      #expect(try /<svg [^>]*>\s*<title[^>]*>[^<]+<\/title>\s*<desc[^>]*>[^<]+\.<\/desc>/.firstMatch(in: frame) != nil)
      #expect(frame.matches(of: /<title/).count == 1, "no tooltips")
    }
  }

  @Test("two frames can stand in one page: no id occurs in both")
  func ids() throws {
    let frames = try Self.frames(Circuits.sample("product")) + Self.frames(Circuits.sample("colah"))
    let ids = frames.flatMap { $0.matches(of: /\bid="([^"]+)"/).map { String($0.1) } }
    #expect(ids.count > 50)
    #expect(Set(ids).count == ids.count)
  }

  /// The numbers of a tensor as they stand in a picture, row by row.
  private func texts(_ tensor: ShownTensor) -> [String] {
    switch tensor.form {
    case .number(let text): [text]
    case .grid(let rows): rows.flatMap(\.self)
    case .overview(let overview): [overview.shape, "\(overview.minimum) … \(overview.maximum)"]
    }
  }

  @Test(
    "the value is written above a wire and its gradient below, in every frame that knows them",
    arguments: Circuits.sampleNames)
  func annotations(sample: String) throws {
    let annotated = try Circuits.sample(sample)
    let walkthrough = Walkthrough(annotated)
    for (step, frame) in zip(walkthrough.steps, try Self.frames(annotated)) {
      let picture = Picture(frame)
      for wire in annotated.circuit.wires.indices {
        guard let label = picture.labels[wire] else { continue }
        let numbers = texts(walkthrough.value(of: wire))
        #expect(label.value.suffix(numbers.count) == numbers[...])
        let expected = walkthrough.showsGradient(of: wire, at: step) ? walkthrough.gradient(of: wire).map(texts) : nil
        #expect(label.gradient == expected ?? [], "wire \(annotated.circuit.id(of: wire)) at step \(step.index)")
        if let gradientY = label.gradientY { #expect(label.valueY < gradientY) }
      }
      #expect(
        picture.labels.count
          == annotated.circuit.wires.indices.filter { wire in
            if case .constant = annotated.circuit.nodes[annotated.circuit.wires[wire].producer].kind {
              false
            } else {
              true
            }
          }.count)
    }
  }

  @Test("inputs stand from top to bottom as the expression names them")
  func order() throws {
    let annotated = try Circuits.annotated("c = 1\nb = 2\na = 3\nf = max(a, b, c)\n")
    let picture = Picture(try Self.frames(annotated)[0])
    let heights = try ["a", "b", "c"].map { name in
      let wire = try #require(annotated.circuit.wire(named: name))
      return try #require(picture.labels[wire]).valueY
    }
    #expect(heights == heights.sorted())
  }

  @Test("a rerun gives equal bytes, SVG and PNG")
  func determinism() throws {
    func bytes() throws -> [[UInt8]] {
      let walkthrough = Walkthrough(try Circuits.sample("neuron"))
      var all: [[UInt8]] = []
      try FrameRenderer(walkthrough).render(Array(walkthrough.steps.prefix(3)), as: [.svg, .png]) { all.append($2) }
      return all
    }
    let first = try bytes()
    #expect(first.count == 6)
    #expect(try bytes() == first)
  }

  @Test("picking frames draws the same frames")
  func picking() throws {
    let walkthrough = Walkthrough(try Circuits.sample("colah"))
    var picked: [String] = []
    try FrameRenderer(walkthrough).render([walkthrough.steps[3]], as: [.svg]) { _, _, bytes in
      picked.append(String(decoding: bytes, as: UTF8.self))
    }
    #expect(picked == [try Self.frames(Circuits.sample("colah"))[3]])
  }

  @Test("PNG frames have one size, which the scale multiplies")
  func pixels() throws {
    func sizes(scale: Double) throws -> Set<[UInt8]> {
      let walkthrough = Walkthrough(try Circuits.sample("product"))
      var sizes: Set<[UInt8]> = []
      try FrameRenderer(walkthrough, scale: scale).render(walkthrough.steps, as: [.png]) { _, _, bytes in
        #expect(bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]))
        sizes.insert(Array(bytes[16..<24]))
      }
      return sizes
    }
    let (one, two) = (try sizes(scale: 1), try sizes(scale: 2))
    #expect(one.count == 1 && two.count == 1)
    func width(_ size: Set<[UInt8]>) -> Int { size.first.map { Int($0[2]) * 256 + Int($0[3]) } ?? 0 }
    #expect(abs(width(two) - 2 * width(one)) <= 2)
  }

  @Test("a name or a title from outside stays text")
  func hostile() throws {
    let walkthrough = Walkthrough(try Circuits.sample("product"), title: "</title><script>alert(1)</script>&\"")
    try FrameRenderer(walkthrough).render(walkthrough.steps, as: [.svg]) { _, _, bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("<script"))
      _ = try XMLDocument(xmlString: text)
    }
  }

  @Test("every call of a composite is a box that bears its name, and folded it is one node")
  func composites() throws {
    let source = try Circuits.parse(Circuits.sampleText("composite"))
    let unfolded = try Self.frames(AnnotatedCircuit(Circuit(source)))
    for frame in unfolded {
      #expect(
        frame.matches(of: /class="composite">\n(?:<path[^>]*>|<polygon[^>]*>)\n<text[^>]*>neuron<\/text>/).count == 2)
    }
    let folded = try Self.frames(AnnotatedCircuit(Circuit(source, folding: ["neuron"])))
    #expect(folded.count == 5)
    for frame in folded {
      #expect(!frame.contains("class=\"composite\""))
      #expect(frame.matches(of: /class="node function[^"]*">\n<ellipse[^>]*>\n<text[^>]*>neuron<\/text>/).count == 2)
    }
  }
}
