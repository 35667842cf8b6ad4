import Engine
import TestSupport
import Testing

@Suite struct PassErrorTests {
  @Test(
    "a number that is not finite names the node and its stored inputs",
    arguments: [
      ("x = -1\nf = log(x)\n", "f = log(x) has no finite value at x = −1"),
      ("x = 0\nf = 1 / x\n", "f = 1 / x has no finite value at x = 0"),
      ("x = 1000\nf = exp(x) + 1\n", "exp(x) has no finite value at x = 1000"),
      ("x = 0\nf = sqrt(x)\n", "f = √x has no finite local gradient ∂f/∂x at x = 0"),
      ("x = -2\nn = 2\nf = x ** n\n", "f = xⁿ has no finite local gradient ∂f/∂n at x = −2, n = 2"),
      ("x = 1/0\nf = x\n", "f = x has no finite value at x = ∞"),
      ("x = [1, -2]\nf = sum(log(x))\n", "log(x) has no finite value at x[1] = −2"),
      ("x = [2000, 0]\nf = exp(sum(x))\n", "f = exp(sum(x)) has no finite value at sum(x) = 2000"),
      (
        "x = [1e200, 1]\ny = [1e200, 1]\nf = dot(x, y)\n",
        "f = dot(x, y) has no finite value at x = [1×10²⁰⁰, 1], y = [1×10²⁰⁰, 1]"
      ),
      ("x = [1, 2]\nf = x * 2\n", "the output f has the shape (2,), so it needs a seed of that shape"),
    ])
  func messages(text: String, expected: String) {
    let error = #expect(throws: PassError.self) { try Circuits.annotated(text) }
    #expect(error?.description == expected)
  }

  @Test("a local gradient that no one asks for may be without a value")
  func constantExponent() throws { #expect(try Circuits.annotated("x = -2\nf = x ** 2\n").gradient("x") == -4) }

  @Test("a gradient beyond the largest number is an error")
  func overflow() {
    let error = #expect(throws: PassError.self) {
      try Circuits.annotated("---\nseed: 1e300\n---\nx = 1e-200\ny = 1e200\nf = x * y\n")
    }
    #expect(error?.cause == .product)
  }
}
