import Foundation
import TestSupport
import Testing

@testable import Engine

// recipe
/// Versine, z = 1 − cos x.     ∂z/∂x = sin x
struct Versine: UnaryElementwise {
  let name = "versine", symbol = "versin"
  let summary = "A versine multiplies the upstream gradient by the sine of its stored input."
  func forward<A: Algebra>(_ x: A) -> A { A(1) - .cos(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { .sin(x) }
}
// end

/// The recipe for a function in CONTRIBUTING.md, followed.
@Suite struct ContributingTests {
  @Test("the function that the recipe adds is the one that is compiled here")
  func text() throws {
    #expect(try Recipe.code(in: #filePath) == Recipe.shown("A function"))
  }

  @Test("it computes, sends back, and writes its own caption, from the lines of the recipe alone")
  func rule() throws {
    let rule = Versine()
    for x in RulesTests.points {
      let output = rule.forward([Tensor(x)])
      let slope = try #require(rule.forward([Tensor(Dual(x, 1))]).scalar?.slope)
      let sent = rule.pullback(Tensor(-3), inputs: [Tensor(x)], output: output).first?.scalar
      #expect(output.scalar == 1 - cos(x))
      #expect(abs((sent ?? .nan) + 3 * slope) <= 1e-12)
    }
    let x = SymbolicTensor(.name("x"), shape: .scalar)
    let notation = rule.localNotation(
      [x], output: SymbolicTensor(.name("z"), shape: .scalar), upstream: SymbolicTensor(.name("u"), shape: .scalar))
    #expect(notation.map(\.mathText.plain) == ["sin(x)"])
  }
}
