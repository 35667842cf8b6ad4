import Engine
import Notation
import TestSupport
import Testing

/// Functions that were recorded elsewhere, at one point.
@Suite struct OpaqueTests {
  /// ln Γ(3) = ln 2, and its slope there is 3/2 − γ.
  static let lgamma = """
    x = 3
    y = opaque("torch.lgamma", x, at=[3], value=0.6931471805599453, jacobian=[0.9227843350984671])
    f = x * y

    """

  @Test("an opaque node has the recorded value and sends back upstream times the recorded slope")
  func number() throws {
    let annotated = try Circuits.annotated(Self.lgamma)
    #expect(try annotated.value("y") == 0.693_147_180_559_945_3)
    #expect(try annotated.gradient("x") == 0.693_147_180_559_945_3 + 3 * 0.922_784_335_098_467_1)
    #expect(annotated.circuit.called(try node("y", annotated)).plain == "y = lgamma(x⁽¹⁾)")
  }

  @Test("a Jacobian has a row for each number of the value and columns for the numbers of all inputs")
  func jacobian() throws {
    let annotated = try Circuits.annotated(
      """
      ---
      seed: [2, -1]
      ---
      x = [[1, 2]]
      w = -3
      y = opaque("f", x, w, at=[1, 2, -3], value=[5, 7], jacobian=[[1, 2, 3], [4, 5, 6]])
      """)
    #expect(try gradient("x", annotated) == Tensor([2 * 1 - 4, 2 * 2 - 5], shape: [1, 2]))
    #expect(try gradient("w", annotated) == Tensor(2 * 3 - 6))
    let jacobians = annotated.jacobians(of: try node("y", annotated), limit: 6)
    #expect(jacobians == [Tensor([1, 2, 4, 5], shape: [2, 2]), Tensor([3, 6], shape: [2, 1])])
  }

  @Test("one row is the diagonal for each input")
  func diagonal() throws {
    let annotated = try Circuits.annotated(
      """
      x = [1, 2]
      w = [3, 4]
      y = opaque("f", x, w, at=[1, 2, 3, 4], value=[5, 7], jacobian=[10, 20, 30, 40])
      f = dot(y, [1, -1])
      """)
    #expect(try gradient("x", annotated) == Tensor([10, -20], shape: [2]))
    #expect(try gradient("w", annotated) == Tensor([30, -40], shape: [2]))
    #expect(annotated.localGradients(of: try node("y", annotated)).map(\.tensor?.elements) == [[10, 20], [30, 40]])
  }

  @Test("what rounding has moved an input by is followed along the tangent")
  func tangent() throws {
    let annotated = try Circuits.annotated(
      "x = 1.000001\ny = opaque(\"torch.erfinv\", x, at=[1], value=2, jacobian=[3])\nf = y * 1\n")
    #expect(try annotated.value("y") == 2 + 3 * (1.000001 - 1))
    #expect(try annotated.gradient("x") == 3)
  }

  @Test(
    "other numbers than the recorded ones are an error, also where numbers that are not finite are shown",
    arguments: [
      (["x": 4.0], "y = lgamma(x⁽¹⁾) is opaque, and was not recorded at x⁽¹⁾ = 4"),
      (["x": .nan], "y = lgamma(x⁽¹⁾) is opaque, and was not recorded at x⁽¹⁾ = NaN"),
    ])
  func moved(inputs: [String: Double], message: String) throws {
    let circuit = try Circuits.annotated(Self.lgamma).circuit.replacing(inputs.mapValues { Tensor($0) })
    for shows in [false, true] {
      let error = #expect(throws: PassError.self) { try AnnotatedCircuit(circuit, showsNonfinite: shows) }
      #expect(error?.description == message)
      #expect(error?.hint == "record it again at these numbers: its value is known nowhere else")
    }
  }

  @Test("no cut is made before an opaque node, and those behind it agree")
  func verification() throws {
    let annotated = try Circuits.annotated(Self.lgamma)
    let verdicts = Dictionary(
      Verification.checks(of: annotated).map { (annotated.circuit.id(of: $0.wire), $0.verdict) },
      uniquingKeysWith: { first, _ in first })
    #expect(verdicts == ["x": .opaque, "x⁽¹⁾": .opaque, "x⁽²⁾": .agrees, "y": .agrees, "f": .agrees])
  }

  @Test("a folded composite with an opaque node in it is opaque, too")
  func folded() throws {
    let text = """
      g(x) = 2 * opaque("torch.lgamma", x, at=[3], value=0.5, jacobian=[1.5])
      x = 3
      f = g(x)
      """
    let circuit = try Circuit(Circuits.parse(text), folding: ["g"])
    let annotated = try AnnotatedCircuit(circuit)
    #expect(try annotated.gradient("x") == 3)
    #expect(Verification.checks(of: annotated).first?.verdict == .opaque)
    #expect(throws: PassError.self) { try AnnotatedCircuit(circuit.replacing(["x": Tensor(2)])) }
  }

  @Test(
    "what was recorded has to fit",
    arguments: [
      ("x, x, at=[3], value=1, jacobian=[1]", "opaque takes the name of a function first"),
      ("\"f\", x, value=1, jacobian=[1]", "opaque needs 'at'"),
      ("\"f\", x, at=[3], jacobian=[1]", "opaque needs 'value'"),
      ("\"f\", x, at=[3], value=1", "opaque needs 'jacobian'"),
      ("\"f\", x, at=[3, 4], value=1, jacobian=[1]", "'at' has 2 numbers, and the inputs have 1"),
      ("\"f\", x, at=[3], value=inf, jacobian=[1]", "'value' has a number that is not finite"),
      (
        "\"f\", x, at=[3], value=[1, 2], jacobian=[1, 2]",
        "the Jacobian has the shape (2,); of a value with 2 and inputs with 1 numbers it is (2, 1)"
      ),
    ])
  func misfits(arguments: String, message: String) {
    let error = #expect(throws: Diagnostics.self) { try Circuits.annotated("x = 3\nf = opaque(\(arguments))\n") }
    #expect(error?.all.first?.message == message)
  }

  private func node(_ name: String, _ annotated: AnnotatedCircuit) throws -> NodeID {
    annotated.circuit.wires[try #require(annotated.circuit.wire(named: name))].producer
  }

  private func gradient(_ name: String, _ annotated: AnnotatedCircuit) throws -> Tensor<Double>? {
    annotated.gradients[try #require(annotated.circuit.wire(named: name))]
  }
}
