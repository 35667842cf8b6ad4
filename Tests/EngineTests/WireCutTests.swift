import Engine
import Foundation
import TestSupport
import Testing

@Suite struct WireCutTests {
  /// A cut through the input wire of a text's circuit.
  private static func cut(_ text: String) throws -> WireCut {
    let annotated = try Circuits.annotated(text)
    return WireCut(annotated, wire: try #require(annotated.circuit.wire(named: "x")))
  }

  @Test(
    "the slope that differences show is as near to the true one as its bound says, and sharp where it can be",
    arguments: [
      ("x = 1\nf = exp(x)\n", exp(1.0)), ("x = 2\nf = x^10\n", 5120), ("x = 0.5\nf = tanh(x)\n", 1 - pow(tanh(0.5), 2)),
      ("x = 1e-6\nf = log(x)\n", 1e6), ("x = 3e7\nf = sqrt(x)\n", 0.5 / 3e7.squareRoot()),
      ("x = 0.3\nf = sin(50 * x)\n", 50 * cos(15.0)),
    ])
  func slope(text: String, exact: Double) throws {
    let shown = try Self.cut(text).slope()
    #expect(abs(shown.slope - exact) <= shown.error + 1e-15 * abs(exact))
    #expect(shown.error < 1e-6 * abs(exact))
  }

  @Test("where numbers cancel the bound says so, and holds")
  func cancelling() throws {
    let shown = try Self.cut("x = 1\nf = (1e13 + x) - 1e13\n").slope()
    #expect(abs(shown.slope - 1) <= shown.error)
    #expect(shown.rounding > 1e-6)
  }

  @Test("beside a value without a neighbour in the domain there is no slope")
  func noNeighbour() throws {
    let shown = try Self.cut("x = 0\nf = x ** 2.5\n").slope()
    #expect(shown.slope.isNaN && shown.error == .infinity)
  }

  @Test(
    "a kink has two slopes; a sharp bend, a wave and rounding have none",
    arguments: [
      ("x = 0\nf = abs(x)\n", [-1.0, 1]), ("x = 2\nf = relu(x - 2) * 3\n", [0, 3]), ("x = 0\nf = tanh(1000 * x)\n", []),
      ("x = 0\nf = x * x\n", []), ("x = 1\nf = sin(1000 * x)\n", []), ("x = 1\nf = (1e13 + x) - 1e13\n", []),
    ])
  func kink(text: String, slopes: [Double]) throws {
    let shown = try Self.cut(text).kink()
    #expect((shown == nil) == slopes.isEmpty)
    if let shown { #expect(abs(shown.left - slopes[0]) < 1e-6 && abs(shown.right - slopes[1]) < 1e-6) }
  }
}
