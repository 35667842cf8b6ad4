import Engine
import Foundation
import TestSupport
import Testing
import Walkthrough

@testable import Publishing

@Suite struct SceneTableTests {
  private struct Scenes: Decodable {
    struct Frame: Decodable {
      let kind: String
      let items: [Item]
    }

    struct Item: Decodable {
      let id: String
      let shape: String
      let subject, alt, from, to: String?
    }

    let frames: [Frame]
  }

  private func text(_ walkthrough: Walkthrough) throws -> String {
    String(decoding: try Publisher(walkthrough, stem: "scene", source: "").whole(.scene), as: UTF8.self)
  }

  private func scenes(_ walkthrough: Walkthrough) throws -> Scenes {
    try JSONDecoder().decode(Scenes.self, from: Data(text(walkthrough).utf8))
  }

  @Test("a wire is joined to nodes of its frame", arguments: Circuits.sampleNames)
  func joined(name: String) throws {
    for frame in try scenes(Walkthrough(Circuits.sample(name))).frames {
      let subjects = Set(frame.items.filter { $0.shape != "line" }.compactMap(\.subject))
      for line in frame.items where line.shape == "line" {
        for end in [line.from, line.to].compactMap(\.self) {
          #expect(subjects.contains(end), "\(line.id) ends at \(end)")
        }
      }
      #expect(Set(frame.items.map(\.id)).count == frame.items.count)
    }
  }

  @Test("the neighbour of one step is the node at work of the next, and its wire is the same wire")
  func identity() throws {
    let frames = try scenes(Walkthrough(Circuits.sample("product"))).frames
    let (product, sum) = (frames[2].items, frames[3].items)
    for id in ["node q", "wire q", "value q", "gradient q"] {
      #expect(product.contains { $0.id == id } && sum.contains { $0.id == id }, "\(id)")
    }
    let wire = try #require(product.first { $0.id == "wire q" })
    #expect([wire.from, wire.to] == ["node f", "node q"])
    #expect(wire.alt == "wire q, value 3, gradient −4")
    #expect(sum.first { $0.id == "node q" }?.alt == "function node q = x + y")
  }

  @Test("what nobody named has a number, and in words its formula")
  func unnamed() throws {
    let walkthrough = Walkthrough(
      try Circuits.annotated("x = 2\ny = 3\nf = tanh(x * y) * x"))
    let items = try scenes(walkthrough).frames.flatMap(\.items)
    #expect(items.contains { $0.alt == "wire x × y, value 6, gradient 4.915×10⁻⁵" })
    #expect(items.contains { $0.alt == "splitter node of x" })
    for text in items.flatMap({ [$0.id, $0.alt ?? ""] }) {
      #expect(text.firstMatch(of: /[u-z][₀-₉]|⁽/) == nil, "\(text)")
    }
  }

  @Test("every sample's scenes are valid by the published schema")
  func schema() throws {
    try withTemporaryFolder { folder in
      for name in Circuits.sampleNames {
        try Data(text(Walkthrough(try Circuits.sample(name))).utf8).write(to: folder.appending(path: name + ".json"))
      }
      try Data(#"{"version": 1, "title": "", "width": 1, "height": 1, "background": "red", "frames": []}"#.utf8)
        .write(to: folder.appending(path: "wrong.json"))
      let schema = Circuits.root + "/Sources/Publishing/Schemas/scene.schema.json"
      let expected = (Circuits.sampleNames.map { "\($0) 0 []" } + ["wrong 2 "]).sorted()
      #expect(try SchemaCheck.faults(schema: schema, of: folder.path) == expected)
    }
  }
}
