import Engine
import TestSupport
import Testing

@Suite struct VerificationTests {
  @Test("cutting every wire of a sample agrees with its gradients", arguments: Circuits.sampleNames)
  func samples(sample: String) throws {
    let annotated = try Circuits.sample(sample)
    let checks = Verification.checks(of: annotated)
    #expect(checks.count == annotated.gradients.reduce(0) { $0 + ($1?.elements.count ?? 0) })
    for check in checks where sample != "relu_kink" {
      #expect(check.verdict == .agrees, "\(annotated.circuit.id(of: check.wire)): \(check)")
    }
  }

  /// A square whose author forgot the 2.
  struct WrongSquare: UnaryElementwise {
    let name = "wrong", symbol = "x²", summary = "A mistake."
    func forward<A: Algebra>(_ x: A) -> A { x * x }
    func localGradient<A: Algebra>(_ x: A, output z: A) -> A { x }
  }

  @Test("a wrong local gradient is found on the wires behind it, and on no other")
  func mistake() throws {
    var builder = CircuitBuilder()
    let x = builder.input("x", Tensor(3))
    let s = try builder.apply(WrongSquare(), [x], name: "s")
    let f = try builder.apply(#require(FunctionList.rule(named: "exp")), [s], name: "f")
    let annotated = try AnnotatedCircuit(builder.build(output: f))
    let verdicts = Verification.checks(of: annotated).map { "\(annotated.circuit.id(of: $0.wire)) \($0.verdict)" }
    #expect(verdicts == ["x disagrees", "s agrees", "f agrees"])
  }

  @Test(
    "a kink is recognised, with the slopes on both of its sides",
    arguments: [
      ("f = 3 * relu(x)", 0.0, 3.0), ("f = abs(x)", -1, 1), ("f = max(x, 0)", 0, 1),
    ])
  func kinks(statement: String, left: Double, right: Double) throws {
    let annotated = try Circuits.annotated("x = 0\n\(statement)\n")
    guard case .kink(let shownLeft, let shownRight) = Verification.checks(of: annotated)[0].verdict else {
      Issue.record("no kink was recognised")
      return
    }
    #expect(abs(shownLeft - left) < 1e-6 && abs(shownRight - right) < 1e-6)
  }

  @Test(
    "the step fits the wire: near the end of a domain, near a kink, at large and small numbers",
    arguments: [
      "x = 1e-7\nf = log(x)\n", "x = 1e-4\nf = relu(x)\n", "x = 1e8\nf = x * x\n", "x = 1e-12\nf = 1e12 * x\n",
      "x = 20\nf = exp(x)\n", "x = 0.999999\nf = asin(x)\n", "x = 1\nf = 1e-9 * sin(x)\n",
    ])
  func steps(text: String) throws {
    let checks = Verification.checks(of: try Circuits.annotated(text))
    #expect(checks.allSatisfy { $0.verdict == .agrees }, "\(checks)")
  }

  private static func verdicts(_ text: String) throws -> [String: WireCheck.Verdict] {
    let annotated = try Circuits.annotated(text)
    return Dictionary(
      Verification.checks(of: annotated).map { (annotated.circuit.id(of: $0.wire), $0.verdict) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test("beside 10¹³ nothing is told of what cancels, and what does not cancel is told all the same")
  func cancellation() throws {
    let verdicts = try Self.verdicts("x = 3\ny = 2\ns = (x + 1e13) - 1e13\nf = s * y\n")
    #expect(verdicts["x"] == .cannotTell)
    #expect(verdicts["s"] == .agrees && verdicts["y"] == .agrees && verdicts["f"] == .agrees)
  }

  @Test(
    "noise on a gradient of 0 is no disagreement",
    arguments: [
      "x = [0.1, 0.7, 0.3]\nf = sum(softmax(x))\n", "x = 0.3\nf = sin(x) ** 2 + cos(x) ** 2\n",
      "x = -2\ny = 700\nf = relu(x) + exp(y / 100)\n", "x = 0.7\nf = (x - x) * 1000 + 3\n",
    ])
  func zero(text: String) throws {
    #expect(try Self.verdicts(text)["x"] == .agrees)
  }

  @Test(
    "a right gradient is not called wrong: small numbers, kinks that meet, branches, jumps, kinks behind broadcasting",
    arguments: [
      "x = 1e-8\nf = 1 / x\n", "x = 1e-12\nf = sqrt(x)\n", "x = 0\nf = relu(x) - relu(-x)\n",
      "x = 0\nf = abs(x) + relu(x) * 3 - max(x, -x)\n", "x = 0\nf = abs(x) ** sin(x)\n",
      "x = 0\ny = -1\nf = atan2(x, y)\n",
      "x = 1e-13\ny = -1\nf = atan2(x, y)\n", "x = 0\nb = [0, 1, -1]\nf = sum(relu(b + x) * [1, 2, 3])\n",
      "x = [0, 0]\nf = norm(x) * 2 - max(x)\n", "x = 1\nf = clip(x, 1, 1)\n", "x = 0\nf = step(x) * 3\n",
      // Found by `trials verify`: the length of y counts as 1e-8, far below what cutting can show.
      "x = [225009304.6, 668415.2, -0.44]\ny = [0, 0, 0]\nf = std(x) + cosine_similarity(x, y)\n",
      "x = 30\nf = bce(sigmoid(x), 0)\n", "x = 1e-9\nf = relu(x) * 0.5 + abs(x - 1e-9)\n", "x = 1e-300\nf = log(x)\n",
    ])
  func noAccusation(text: String) throws {
    let annotated = try Circuits.annotated(text)
    for check in Verification.checks(of: annotated) {
      #expect(check.verdict != .disagrees, "\(annotated.circuit.id(of: check.wire)): \(check)")
    }
  }

  @Test("a mistake is caught before whatever functions, at kinks of others and at numbers of all sizes")
  func mistakeBeforeOthers() throws {
    let others = ["tanh", "exp", "sin", "sigmoid", "log1p", "atan", "square", "softplus", "cbrt", "relu"]
    for (place, other) in others.enumerated() {
      for number in [1e-3, 0.3, 1.7, 7, 0.5e-4] {
        var builder = CircuitBuilder()
        let x = builder.input("x", Tensor([number, number / 3], shape: [2]))
        let s = try builder.apply(WrongSquare(), [x], name: "s")
        let scaled = try builder.apply("divide", s, builder.constant(Double(place + 1)))
        let rest = try builder.apply("multiply", builder.apply(other, scaled), builder.input("w", Tensor(1e6)))
        let f = try builder.apply("sum", rest, name: "f")
        guard let annotated = try? AnnotatedCircuit(builder.build(output: f)) else { continue }
        let checks = Verification.checks(of: annotated).filter { annotated.circuit.id(of: $0.wire) == "x" }
        // A function that is flat to the last place hides everything before it.
        guard checks.allSatisfy({ abs($0.gradient) > 1e-3 }) else { continue }
        #expect(checks.map(\.verdict) == [.disagrees, .disagrees], "\(other) at \(number): \(checks)")
      }
    }
  }

  @Test("where there is no time for all, a number of each wire is checked before others, the same ones at every run")
  func sample() throws {
    let annotated = try Circuits.annotated("x = [1, 2, 3, 4]\ny = [5, 6, 7, 8]\nf = sum(x * y)\n")
    func sample(_ count: Int) -> [WireCheck] {
      var left = count
      return Verification.checks(of: annotated) {
        left -= 1
        return left > 0
      }
    }
    #expect(annotated.gradientCount == 13)
    #expect(Set(sample(4).map(\.wire)) == [0, 1, 2, 3])
    #expect(sample(7).count == 7 && sample(7) == sample(7))
    #expect(sample(0).count == 1)
  }

  @Test("a kink that rounding hides is not called a disagreement")
  func hiddenKink() throws {
    #expect(try Self.verdicts("x = 0\nf = relu((x + 1e13) - 1e13)\n")["x"] == .cannotTell)
  }

  @Test("a curve too steep for doubles cannot be told", arguments: ["x = 1\nf = sin(1e17 * x)\n"])
  func steep(text: String) throws {
    #expect(try Self.verdicts(text)["x"] == .cannotTell)
  }

  @Test(
    "a mistake is caught at large and at small numbers, and where half of the digits cancel",
    arguments: [1e-9, 1, 1e4, 1e12, 1e100])
  func mistakeAtScale(number: Double) throws {
    var builder = CircuitBuilder()
    let x = builder.input("x", Tensor([number, -2 * number], shape: [2]))
    let s = try builder.apply(WrongSquare(), [x], name: "s")
    let shift = builder.input("c", Tensor(1e8 * number * number))
    let up = try builder.apply("add", s, shift, name: "up")
    let down = try builder.apply("subtract", up, shift, name: "down")
    let f = try builder.apply(#require(FunctionList.rule(named: "sum")), [down], name: "f")
    let annotated = try AnnotatedCircuit(builder.build(output: f))
    let checks = Verification.checks(of: annotated).filter { annotated.circuit.id(of: $0.wire) == "x" }
    #expect(checks.map(\.verdict) == [.disagrees, .disagrees], "\(checks)")
  }
}
