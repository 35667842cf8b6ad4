import Foundation
import Renderer
import TestSupport
import Testing
import Walkthrough

@Suite struct DOTFrameTests {
  @Test("dot draws frames of every sample from their text", arguments: Circuits.sampleNames)
  func drawn(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    try withTemporaryFolder { folder in
      var texts: [String] = []
      let steps = [walkthrough.steps[walkthrough.steps.count / 2], walkthrough.steps[walkthrough.steps.count - 1]]
      try FrameRenderer(walkthrough).render(steps, as: [.dot]) {
        texts.append(String(decoding: $2, as: UTF8.self))
      }
      #expect(texts.count == 2)
      let file = folder.appending(path: "all.dot")
      try Data(texts.joined().utf8).write(to: file)
      let dot = try Command(URL(filePath: "/usr/bin/env"), ["dot", "-Tsvg", file.path])
      #expect(dot.code == 0)
      // Tables of tensors are fixed at no size on purpose, of which Graphviz says that they have none.
      let remarks = dot.messages.split(separator: "\n").filter {
        !$0.contains("fixed table size") && !$0.hasPrefix("in label of ")
      }
      #expect(remarks.isEmpty, "\(remarks.first ?? "")")
      #expect(dot.output.components(separatedBy: "<svg ").count - 1 == texts.count)
    }
  }

  @Test("a frame shows what its step shows: lit wires, the new gradient, the caption")
  func state() throws {
    let walkthrough = Walkthrough(try Circuits.sample("product"))
    var texts: [String] = []
    try FrameRenderer(walkthrough).render(walkthrough.steps, as: [.dot]) {
      texts.append(String(decoding: $2, as: UTF8.self))
    }
    let lit = #"color="\#(Theme.light.active)""#
    #expect(!texts[0].contains(lit))
    #expect(texts[2].contains(lit))
    #expect(texts[2].contains("function node"))
    #expect(texts[0].contains("dir=\"back\"") == false)
    #expect(texts[2].contains("dir=\"back\""))
  }
}
