import Engine
import Foundation
import Notation
import TestSupport
import Testing
import Walkthrough

@testable import Renderer

/// What Chromium makes of frames on 1280 × 720: whether each text can be read from the last row, and has its place to
/// itself.
@Suite(.enabled(if: Browser.isExpected)) struct StageMeasureTests {
  static let samples = try! FileManager.default.contentsOfDirectory(atPath: Circuits.root + "/Samples")
    .filter { $0.hasSuffix(".circuit") }.sorted()

  /// A chain, a long sum, wide layers, a recurrent cell: what samples are too small for.
  static let networks: [(name: String, text: String)] = [
    ("10 nodes", network(nodes: 10)), ("100 nodes", network(nodes: 100)), ("1,000 nodes", network(nodes: 1000)),
    ("lstm", lstm),
    (
      "784-30-10",
      """
      x = zeros(784) + 0.1
      W1 = zeros(30, 784) + 0.01
      b1 = zeros(30)
      h = sigmoid(W1 @ x + b1)
      W2 = ones(10, 30) * 0.05
      b2 = zeros(10)
      loss = cross_entropy(W2 @ h + b2, 3)
      """
    ),
    (
      "chain",
      "x = 0.5\n" + (1...12).map { "h\($0) = sin(\($0 == 1 ? "x" : "h\($0 - 1)") * 0.9)" }.joined(separator: "\n")
    ),
    (
      "sum",
      (0..<24).map { "w\($0) = 0.\($0 + 1)\nx\($0) = \($0 % 3) - 1" }.joined(separator: "\n") + "\ns = "
        + (0..<24).map { "w\($0)*x\($0)" }.joined(separator: " + ") + "\ny = sigmoid(s)"
    ),
    (
      "shared",
      "w = 0.7\n"
        + (1...20).map { "h\($0) = tanh(w * \($0 == 1 ? "0.3" : "h\($0 - 1)"))" }
        .joined(separator: "\n")
    ),
    (
      "large",
      "a = -1234567.25\nb = 0.00001234567\nlong_name_of_an_input = 3\n"
        + "c = a * b * long_name_of_an_input\nd = exp(-c*c/1000) - a/b\ny = d * d"
    ),
  ]

  /// Layers of ten neurons, each of which reads three of the layer before it.
  private static func network(nodes: Int) -> String {
    var lines = (0..<10).map { "x\($0) = \(Double($0) / 10 - 0.5)" } + ["w = 0.7"]
    var layer = (0..<10).map { "x\($0)" }
    // A neuron has six function nodes.
    for neuron in 0..<max(1, nodes / 6) {
      let place = neuron % 10
      let inputs = [0, 1, 3].map { layer[(place + $0) % 10] }
      lines.append("h\(neuron) = tanh(\(inputs[0]) * w + \(inputs[1]) * 0.5 - \(inputs[2]))")
      layer[place] = "h\(neuron)"
    }
    lines.append("loss = " + layer.map { "\($0)**2" }.joined(separator: " + "))
    return lines.joined(separator: "\n")
  }

  private static let lstm = """
    Wf = [[0.1, 0.2, 0.3, 0.4], [0.5, -0.6, 0.7, 0.8]]
    Wi = [[0.2, -0.1, 0.4, 0.3], [0.1, 0.3, -0.2, 0.5]]
    Wc = [[0.3, 0.1, -0.4, 0.2], [-0.5, 0.2, 0.1, 0.3]]
    Wo = [[-0.2, 0.4, 0.1, 0.3], [0.6, 0.1, 0.2, -0.1]]
    h0 = [0.1, -0.1]
    c0 = [0.2, 0.3]
    """ + (1...3).map { step in
      """

      x\(step) = [0.\(step), -0.\(step + 3)]
      z\(step) = concat(h\(step - 1), x\(step))
      f\(step) = sigmoid(Wf @ z\(step))
      i\(step) = sigmoid(Wi @ z\(step))
      g\(step) = tanh(Wc @ z\(step))
      o\(step) = sigmoid(Wo @ z\(step))
      c\(step) = f\(step) * c\(step - 1) + i\(step) * g\(step)
      h\(step) = o\(step) * tanh(c\(step))
      """
    }.joined() + "\nloss = sum(h3**2)"

  @Test("every text of a sample's frames can be read, and nothing lies on it", arguments: samples)
  func sample(file: String) throws {
    try expectLegible(String(contentsOfFile: Circuits.root + "/Samples/" + file, encoding: .utf8))
  }

  @Test("so it is for chains, long sums and numbers with many digits", arguments: networks.map(\.name))
  func network(name: String) throws {
    try expectLegible(Self.networks.first { $0.name == name }?.text ?? "")
  }

  /// A title longer than the heading, in German and in Chinese.
  private static let titles = [
    "Die Rückwärtsrechnung durch ein Neuronennetzwerk mit Aktivierungsfunktionen und Verlustfunktionsgradientenberechnung",
    "反向传播算法在一个小型神经网络中的完整推导过程：每个节点将上游梯度乘以局部梯度，并沿着输入导线传回去，直到所有输入导线都得到自己的梯度为止",
  ]

  @Test("so it is in the dark, in print, and under long titles of wide letters") func themes() throws {
    let text = try Circuits.sampleText("mlp").split(separator: "---\n", omittingEmptySubsequences: true)[1]
    for (theme, title) in zip([Theme.dark, .print], Self.titles) {
      try expectLegible("---\ntitle: \(title)\n---\n\(text)", theme: theme)
    }
  }

  /// Of many steps one of each kind, with its function, its number of inputs and whether they are numbers, and the last.
  private func chosen(_ walkthrough: Walkthrough) -> [Step] {
    guard walkthrough.steps.count > 60 else { return walkthrough.steps }
    let circuit = walkthrough.circuit
    var known: Set<String> = []
    return walkthrough.steps.filter { step in
      guard let node = step.node else { return known.insert("\(step.kind)").inserted }
      let parts = [
        String("\(step.kind)".prefix { $0 != "(" }), "\(circuit.statement(of: node).root.head)",
        "\(circuit.nodes[node].inputs.count)", "\(circuit.nodes[node].outputs.count)",
        "\(circuit.nodes[node].inputs.map { walkthrough.annotated.values[$0].shape.rank })",
      ]
      return known.insert(parts.joined(separator: " ")).inserted
    }
  }

  private func expectLegible(_ text: String, view: FrontMatter.View = .auto, theme: Theme = .light) throws {
    let source = try CircuitSource.parse(
      SourceFile(name: "stage.circuit", text: text), vocabulary: FunctionList.vocabulary)
    let seed = source.frontMatter.seed.map { Tensor<Double>($0) }
    let annotated = try AnnotatedCircuit(Circuit(source), seed: seed)
    let walkthrough = Walkthrough(
      annotated, title: source.frontMatter.title, everyStep: true, asking: .inTurn, source: source)
    var settings = FrameSettings()
    (settings.view, settings.theme) = (view, theme)
    var pictures: [String] = []
    try FrameRenderer(walkthrough, settings).render(chosen(walkthrough), as: [.svg]) {
      pictures.append(String(decoding: $2, as: UTF8.self))
    }
    let style = "<style>svg{display:block;width:1280px;height:720px}</style>"
    let page = "<!DOCTYPE html><meta charset=utf-8>" + style + pictures.joined()
    #expect(try Browser.run(page, [.size(1280, 720), .evaluate(Self.faults)]) == [[]])
  }

  /// In words, what is wrong on a page of frames.
  private static let faults = """
    (() => {
      const faults = [];
      document.querySelectorAll("svg").forEach((svg, frame) => {
        const at = svg.getBoundingClientRect();
        const rect = (e) => {
          const b = e.getBoundingClientRect();
          return { l: b.left - at.left, r: b.right - at.left, t: b.top - at.top, b: b.bottom - at.top };
        };
        const say = (what) => faults.push("frame " + frame + ": " + what);
        const texts = [...svg.querySelectorAll("text")].map((e) => {
          const size = parseFloat(e.getAttribute("font-size")) * e.getScreenCTM().a;
          const box = rect(e);
          // Letters do not fill their line: above capitals and below the base line there is room.
          const ink = { l: box.l, r: box.r, t: box.t + size * 0.2, b: box.b - size * 0.22 };
          return { e, size, ink, group: e.closest("g[class]"), said: e.textContent };
        });
        for (const t of texts) {
          if (t.size < 23.9) say(t.said + " is " + t.size + " px");
          if (t.ink.l < 0 || t.ink.r > 1280 || t.ink.t < 0 || t.ink.b > 720) say(t.said + " leaves the canvas");
        }
        const meet = (a, b) => a.l < b.r - 0.5 && b.l < a.r - 0.5 && a.t < b.b - 0.5 && b.t < a.b - 0.5;
        texts.forEach((a, place) => texts.slice(place + 1).forEach((b) => {
          if (a.group !== b.group && meet(a.ink, b.ink)) say(a.said + " on " + b.said);
        }));
        const shapes = [...svg.querySelectorAll("g[class] path, g[class] polygon, g[class] polyline, g[class] ellipse")];
        for (const e of shapes) {
          const group = e.closest("g[class]");
          if (e.tagName === "path" && e.getAttribute("fill") === "none") {
            const matrix = e.getScreenCTM();
            const half = parseFloat(e.getAttribute("stroke-width") || 1) / 2 * matrix.a;
            const length = e.getTotalLength();
            for (let s = 0; s <= length; s += 3) {
              const p = e.getPointAtLength(s).matrixTransform(matrix);
              const [x, y] = [p.x - at.left, p.y - at.top];
              const dot = { l: x - half, r: x + half, t: y - half, b: y + half };
              const hit = texts.find((t) => t.group !== group && meet(t.ink, dot));
              if (hit) { say(group.getAttribute("class") + " through " + hit.said); break; }
            }
          } else {
            const box = rect(e);
            for (const t of texts) {
              if (t.group !== group && meet(t.ink, box)) say(group.getAttribute("class") + " on " + t.said);
            }
          }
        }
      });
      return [...new Set(faults)].slice(0, 12);
    })()
    """
}
