import Engine
import Notation
import TestSupport
import Testing
import Walkthrough

@testable import Renderer

/// What Chromium makes of frames: whether each text can be read from the last row and has its place to itself, and
/// whether all stays where it is.
@Suite(.enabled(if: Browser.isExpected)) struct StageMeasureTests {
  @Test("every text of a sample's close-ups can be read, nothing lies on it, and nothing moves", arguments: samples)
  func sample(names: [String]) throws {
    var faults = PictureFaults(width: 1280, height: 720)
    for name in names { try add(Circuits.sampleText(name), name, to: &faults) }
    let found = try faults.found()
    #expect(found == [], "\(found.joined(separator: "\n"))")
  }

  @Test("so it is for those that are shown as a whole unless asked otherwise") func wholeSamples() throws {
    var faults = PictureFaults(width: 1280, height: 720)
    for name in Circuits.sampleNames { try add(Circuits.sampleText(name), name, view: .auto, to: &faults) }
    #expect(faults.count > 0)
    let found = try faults.found()
    #expect(found == [], "\(found.joined(separator: "\n"))")
  }

  @Test("so it is for circuits of up to a thousand nodes", arguments: LargeCircuits.texts.map(\.name))
  func large(name: String) throws {
    var faults = PictureFaults(width: 1280, height: 720)
    try add(text(name), name, to: &faults)
    let found = try faults.found()
    #expect(found == [], "\(found.joined(separator: "\n"))")
  }

  @Test("so it is on an upright canvas, on paper and on an old screen", arguments: ["720x1280", "a5", "4:3"])
  func canvas(size: String) throws {
    let canvas = try #require(CanvasSize(size))
    var faults = PictureFaults(width: canvas.width, height: canvas.height)
    for (name, text) in LargeCircuits.texts where name != "network of 1000" {
      try add(text, name, canvas: canvas, to: &faults)
    }
    let found = try faults.found()
    #expect(found == [], "\(found.joined(separator: "\n"))")
  }

  @Test("so it is in each theme, and with titles in German and Japanese", arguments: ["light", "dark", "print"])
  func theme(name: String) throws {
    let theme = try #require(Theme.named(name))
    let titles = [
      "Rückwärtsdurchlauf durch ein Grundlagenseminarübungsaufgabennetz mit mehreren verdeckten Schichten und Neuronen",
      "計算グラフにおける誤差逆伝播法の各段階を一つずつ示す非常に長い題名の例であり画面の幅には収まらない",
    ]
    var faults = PictureFaults(width: 1280, height: 720)
    for (place, title) in titles.enumerated() {
      try add("---\ntitle: \(title)\n---\n" + text("LSTM"), "title \(place)", theme: theme, to: &faults)
    }
    try add(Circuits.sampleText("mlp"), "mlp", theme: theme, to: &faults)
    try add(Circuits.sampleText("product"), "product", view: .whole, theme: theme, to: &faults)
    let found = try faults.found()
    #expect(found == [], "\(found.joined(separator: "\n"))")
  }

  /// Some at a time: a browser starts once for them.
  private static let samples = stride(from: 0, to: Circuits.sampleNames.count, by: 9)
    .map { Array(Circuits.sampleNames.dropFirst($0).prefix(9)) }

  private func text(_ name: String) throws -> String {
    try #require(LargeCircuits.texts.first { $0.name == name }?.text)
  }

  private func add(
    _ text: String, _ name: String, view: FrontMatter.View = .close, theme: Theme = .light, canvas: CanvasSize = .wide,
    to faults: inout PictureFaults
  ) throws {
    let source = try Circuits.parse(text)
    let circuit = try Circuit(source)
    let annotated = try AnnotatedCircuit(circuit, seeds: circuit.seeds(of: source.frontMatter))
    let walkthrough = Walkthrough(
      annotated, title: source.frontMatter.title, everyStep: true, asking: .inTurn, source: source)
    var settings = FrameSettings()
    (settings.view, settings.theme, settings.canvas) = (view, theme, canvas)
    let renderer = FrameRenderer(walkthrough, settings)
    let isWhole = try !renderer.isCloseUp()
    // Close-ups of the samples are measured for themselves.
    guard isWhole || view != .auto else { return }
    try renderer.render(chosen(walkthrough), as: [.svg]) { step, _, svg in
      faults.add(
        String(decoding: svg, as: UTF8.self), circuit: name, step: "\(step.kind)",
        node: step.node.map { "\(step.chapter).\($0)" }, isWhole: isWhole, opens: step.kind == .forward)
    }
  }

  /// All steps of a small circuit; of a large one those of one node of each kind: its function, and how many wires it has.
  private func chosen(_ walkthrough: Walkthrough) -> [Step] {
    guard walkthrough.steps.count > 120 else { return walkthrough.steps }
    let circuit = walkthrough.circuit
    var nodes: [String: NodeID] = [:]
    for (index, node) in circuit.nodes.entries {
      let symbol = if case .function(let rule) = node.kind { rule.symbol } else { "splitter" }
      nodes["\(symbol) \(min(node.inputs.count, 5)) \(min(node.outputs.count, 5))"] = index
    }
    let shown = Set(nodes.values)
    return walkthrough.steps.filter { $0.node.map(shown.contains) ?? true }
  }
}
