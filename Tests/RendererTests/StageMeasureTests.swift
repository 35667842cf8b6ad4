import Engine
import Foundation
import Notation
import TestSupport
import Testing
import Walkthrough

@testable import Renderer

/// What Chromium makes of close-ups on 1280 × 720: whether each text can be read from the last row, and has its place to
/// itself.
@Suite(.enabled(if: Browser.isExpected)) struct StageMeasureTests {
  static let samples = try! FileManager.default.contentsOfDirectory(atPath: Circuits.root + "/Samples")
    .filter { $0.hasSuffix(".circuit") }.sorted()

  /// A chain, a long sum, wide layers: what samples are too small for.
  static let networks: [(name: String, text: String)] = [
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

  @Test("every text of a sample's close-ups can be read, and nothing lies on it", arguments: samples)
  func sample(file: String) throws {
    try expectLegible(String(contentsOfFile: Circuits.root + "/Samples/" + file, encoding: .utf8))
  }

  @Test("so it is for chains, long sums and numbers with many digits", arguments: networks.map(\.name))
  func network(name: String) throws {
    try expectLegible(Self.networks.first { $0.name == name }?.text ?? "")
  }

  private func expectLegible(_ text: String) throws {
    let source = try CircuitSource.parse(
      SourceFile(name: "stage.circuit", text: text), vocabulary: FunctionList.vocabulary)
    let seed = source.frontMatter.seed.map { Tensor<Double>($0) }
    let annotated = try AnnotatedCircuit(Circuit(source), seed: seed)
    let walkthrough = Walkthrough(
      annotated, title: source.frontMatter.title, everyStep: true, asking: .inTurn, source: source)
    var settings = FrameSettings()
    settings.view = .close
    var pictures: [String] = []
    try FrameRenderer(walkthrough, settings).render(walkthrough.steps, as: [.svg]) {
      pictures.append(String(decoding: $2, as: UTF8.self))
    }
    let page = "<!DOCTYPE html><meta charset=utf-8><style>svg{display:block}</style>" + pictures.joined()
    let faults = try Browser.run(page, [.size(1280, 720), .evaluate(Self.faults)])
    #expect(faults == [[]], "\(faults)")
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
          const size = parseFloat(e.getAttribute("font-size"));
          const box = rect(e);
          // Letters do not fill their line: above capitals and below the base line there is room.
          const ink = { l: box.l, r: box.r, t: box.t + size * 0.2, b: box.b - size * 0.22 };
          return { e, size, ink, group: e.closest("g[class]"), said: e.textContent };
        });
        for (const t of texts) {
          if (t.size < 24) say(t.said + " is " + t.size + " px");
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
            const half = parseFloat(e.getAttribute("stroke-width") || 1) / 2;
            const length = e.getTotalLength();
            const matrix = e.getCTM();
            for (let s = 0; s <= length; s += 3) {
              const p = e.getPointAtLength(s).matrixTransform(matrix);
              const dot = { l: p.x - half, r: p.x + half, t: p.y - half, b: p.y + half };
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
