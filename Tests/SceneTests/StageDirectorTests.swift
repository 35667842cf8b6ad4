import Engine
import Notation
import TestSupport
import Testing
import Walkthrough

@testable import Scene

@Suite struct StageDirectorTests {
  private func walkthrough(_ text: String, asking: Walkthrough.Asking? = nil) throws -> Walkthrough {
    let source = try CircuitSource.parse(
      SourceFile(name: "stage.circuit", text: text), vocabulary: FunctionList.vocabulary)
    return Walkthrough(try AnnotatedCircuit(Circuit(source)), asking: asking, source: source)
  }

  private func texts(_ scene: Scene) -> [String] {
    scene.items.flatMap { item -> [String] in
      switch item.shape {
      case .text(let text, _): [text.plain]
      case .plate(let lines, _): lines.map(\.plain)
      case .circle(let text, _, _): [text.plain]
      case .line: []
      }
    }.filter { !$0.isEmpty }
  }

  @Test("the three factors of the rule stand in the picture") func factors() throws {
    let walkthrough = try walkthrough("x = 3\ny = 5\nq = x * y\nf = 2 * q")
    let scene = StageDirector(walkthrough).scene(of: walkthrough.steps[3])
    let said = texts(scene)
    #expect(said.contains("q = x × y"))
    #expect(said.contains("backward step 2 of 2"))
    #expect(said.contains("2 × 5 = 10") && said.contains("2 × 3 = 6"))
    #expect(said.contains("y = 5") && said.contains("x = 3"))
    #expect(scene.items.contains { $0.role == .local && $0.name == "plate" })
  }

  @Test("an element to focus on is worked out in the foot of its node's step, and of no other") func focus() throws {
    let text = "W = [[1, 2], [3, 4]]\nx = [5, 6]\nz = W @ x\nf = sum(z)\n"
    let source = try CircuitSource.parse(
      SourceFile(name: "stage.circuit", text: text), vocabulary: FunctionList.vocabulary)
    let circuit = try AnnotatedCircuit(Circuit(source))
    let walkthrough = Walkthrough(circuit, source: source, focus: Walkthrough.Focus(wire: "z", index: [1]))
    let feet = walkthrough.steps.map { step in
      StageDirector(walkthrough).scene(of: step).items.compactMap { item -> String? in
        guard item.name == "sentence", case .text(let text, _) = item.shape else { return nil }
        return text.plain
      }.joined(separator: " ")
    }
    #expect(
      feet.filter { $0.contains("z[1] = W[1, 0] × x[0] + W[1, 1] × x[1] = 3 × 5 + 4 × 6 = 39") }.count == 1, "\(feet)")
    #expect(feet.filter { $0.contains("A matrix product") }.isEmpty)
    #expect(feet.contains { $0.contains("A sum of elements hands") })
  }

  @Test("a splitter's sum is written out") func splitter() throws {
    let walkthrough = try walkthrough("x = 3\nf = x * x")
    #expect(texts(StageDirector(walkthrough).scene(of: walkthrough.steps[3])).contains("3 + 3 = 6"))
  }

  @Test("no name is shown that nobody wrote") func inventedNames() throws {
    let walkthrough = try walkthrough("a = 1\nb = 2\nf = tanh(a*b + b) * (a - b*b) / (a + b)")
    for step in walkthrough.steps {
      for text in texts(StageDirector(walkthrough).scene(of: step)) {
        #expect(text.firstMatch(of: /[u-z][₀-₉]|⁽/) == nil, "\(text)")
      }
    }
  }

  @Test("the statement stands as its author wrote it, the part at work lit") func formulaBar() throws {
    let walkthrough = try walkthrough("d = 2\ne = d + 3*d + (d - 1)**2")
    let product = walkthrough.steps.first { step in
      guard let node = step.node else { return false }
      return walkthrough.circuit.statement(of: node).mathText.plain.hasPrefix("3 ×")
    }
    let scene = StageDirector(walkthrough).scene(of: try #require(product))
    let bar = scene.items.first { $0.name == "formula" }
    guard case .text(let text, _)? = bar?.shape else { return #expect(bar != nil) }
    #expect(text.plain == "e = d + 3 × d + (d − 1)²")
    #expect(text.runs.filter(\.isBold).map(\.text).joined() == "3 × d")
  }

  /// Numbers, vectors, matrices, one that is broadcast, one that is cut to its corner, a splitter of matrices.
  private static let moving = [
    "x = 3\ny = 5\nq = x * y\nf = tanh(q) + x",
    "W = [[0.5, -1.25], [2, 0.125]]\nx = [1, -2.5]\nb = [0.1, 0.2]\nh = relu(W @ x + b)\nf = sum(h * h)",
    "A = zeros(9, 9) + 0.25\nB = A @ A + 1\nf = sum(softmax(B, axis=1) * A)",
    "x = [[1, 2, 3], [4, 5, 6]]\nf = mean(x * [10, 20, 30]) / 7",
  ]

  @Test("what a step shows stays where it stood when its node computed and when it was asked", arguments: moving)
  func nothingMoves(text: String) throws {
    let source = try CircuitSource.parse(
      SourceFile(name: "stage.circuit", text: text), vocabulary: FunctionList.vocabulary)
    let walkthrough = Walkthrough(
      try AnnotatedCircuit(Circuit(source)), everyStep: true, asking: .inTurn, source: source)
    let director = StageDirector(walkthrough)
    for answer in walkthrough.steps where !answer.asks {
      guard let node = answer.node else { continue }
      let last = Set(director.scene(of: answer).items.map(\.shape))
      for step in walkthrough.steps.prefix(answer.index) where step.node == node {
        let first = director.scene(of: step).items.filter { ["label", "node", "end", "more"].contains($0.name) }
        let moved = first.filter { $0.role != .asked && !last.contains($0.shape) }
        #expect(moved.isEmpty, "\(step.kind)")
      }
    }
  }

  @Test("what is sent back is shown however long its number is", arguments: [1280.0, 960, 390])
  func longNumbers(width: Double) throws {
    let walkthrough = try walkthrough(
      "a = -1234567.25\nb = 0.00001234567\nc = a * b\nd = exp(-c*c/1000) - a/b\ny = d * d")
    let director = StageDirector(walkthrough, canvas: StageCanvas(width: width, height: 720))
    for step in walkthrough.steps {
      let sent = director.scene(of: step).items.filter { $0.role == .sent && $0.name == "label" }
      switch step.kind {
      case .function, .splitter: #expect(!sent.isEmpty, "\(step.kind)")
      default: #expect(sent.isEmpty)
      }
    }
  }

  @Test("the map of a thousand nodes has no more items than that of some hundred") func boundedMap() throws {
    let chain = "x = 0.5\n" + (1...1000).map { "h\($0) = sin(\($0 == 1 ? "x" : "h\($0 - 1)"))" }.joined(separator: "\n")
    let walkthrough = try walkthrough(chain)
    let scene = StageDirector(walkthrough).scene(of: walkthrough.steps[500])
    #expect(scene.items.count { $0.name == "map" } <= MapLayout.mostLayers * MapLayout.mostRows + MapLayout.mostLines)
  }
}

@Suite struct GridLayoutTests {
  private func texts(_ tensor: Tensor<Double>, width: Double, height: Double) -> [String] {
    GridLayout(tensor, digits: 4, name: "label", .value, room: (width, height)).items(left: 0, top: 0).compactMap {
      if case .text(let text, _) = $0.shape { text.plain } else { nil }
    }
  }

  @Test("a vector stands where it has room, and lies down where a column has none") func vectors() {
    let vector = Tensor([1.0, -2, 3, 4], shape: [4])
    #expect(texts(vector, width: 400, height: 120) == ["1", "−2", "3", "4"])
    #expect(texts(vector, width: 400, height: 60) == ["1", "−2", "3", "4", "ᵀ"])
    #expect(texts(vector, width: 60, height: 120) == ["1", "−2", "3", "4"])
  }

  @Test("fewer digits come before fewer columns, and what is left out is marked") func matrices() {
    let matrix = Tensor((0..<9).map { -0.12345 * Double($0 + 1) }, shape: [3, 3])
    #expect(texts(matrix, width: 400, height: 90).first?.hasPrefix("−0.123") == true)
    #expect(texts(matrix, width: 290, height: 90).first == "−0.12")
    #expect(texts(matrix, width: 290, height: 90).count == 9)
    let cut = texts(matrix, width: 240, height: 90)
    #expect(cut.contains("…") && cut.contains("(3, 3)"))
    let low = texts(matrix, width: 400, height: 60)
    #expect(low.contains("⋮") && low.contains("(3, 3)"))
  }

  @Test("a matrix of one row is shown in the height of a line") func row() {
    #expect(texts(Tensor([0.5, 2], shape: [1, 2]), width: 200, height: 20) == ["0.5", "2"])
  }

  @Test("of a long sum the first terms and the last stand in their line") func terms() {
    let sum = StyledText("y = a + b + c + d + e = 15", size: 24)
    #expect(sum.withTerms(2).plain == "y = a + b + … + e = 15")
    #expect(sum.withTerms(4).plain == sum.plain)
  }
}
