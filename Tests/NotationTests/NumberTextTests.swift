import Notation
import Testing

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (3, "3"), (-4, "−4"), (0, "0"), (-0.0, "0"), (0.19661193, "0.1966"), (-0.5, "−0.5"), (1.0 / 3, "0.3333"),
      (2.0 / 3, "0.6667"), (0.99996, "1"), (9.9996, "10"), (0.1 + 0.2, "0.3"), (1.005, "1.005"), (2.00005, "2"),
      (138834, "138834"), (24704, "24704"), (12345.678, "12346"), (123.456, "123.5"), (999_999, "999999"),
      (999_999.7, "1×10⁶"), (1_000_000, "1×10⁶"), (-1_234_567, "−1.235×10⁶"), (1.2e-7, "1.2×10⁻⁷"), (0.0001, "0.0001"),
      (0.00009999999, "0.0001"), (0.00001, "1×10⁻⁵"), (.leastNonzeroMagnitude, "5×10⁻³²⁴"),
      (1.7976931348623157e308, "1.798×10³⁰⁸"),
      (.infinity, "∞"), (-.infinity, "−∞"), (.nan, "NaN"),
    ] as [(Double, String)])
  func `Numbers are written as mathematics writes them`(value: Double, expected: String) {
    #expect(NumberText.format(value) == expected)
  }

  @Test(arguments: [(1, "0.2"), (2, "0.2"), (6, "0.196612"), (15, "0.19661193")])
  func `As many digits are shown as are asked for`(digits: Int, expected: String) {
    #expect(NumberText.format(0.19661193, digits: digits) == expected)
  }

  @Test func `More digits show larger numbers whole`() {
    #expect(NumberText.format(1_234_567.891, digits: 9) == "1234567.89")
    #expect(NumberText.format(12_345_678, digits: 9) == "12345678")
  }
}
