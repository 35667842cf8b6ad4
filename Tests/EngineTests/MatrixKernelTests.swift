import CMatrix
import Engine
import Testing

@Suite struct MatrixKernelTests {
  /// All that the processor has, the plain ones first.
  private static let all = [mx_plain, mx_avx2, mx_avx512].filter { $0.rawValue <= mx_widest().rawValue }

  /// Rows, numbers of a sum, columns: around the numbers that a register and a block have, and beyond two blocks.
  private static let sizes = [
    (1, 1, 1), (1, 3, 1), (2, 2, 2), (4, 5, 4), (5, 7, 3), (7, 16, 9), (8, 255, 16), (9, 256, 17), (3, 257, 33),
    (12, 515, 19), (1, 784, 30), (33, 31, 32),
  ]

  /// From the first product to the last, each rounded.
  private static func sum(_ x: [Double], _ y: [Double], _ row: Int, _ column: Int, _ inner: Int, _ columns: Int)
    -> Double
  {
    var sum = x[row * inner] * y[column]
    for step in 1..<max(1, inner) {
      let product = x[row * inner + step] * y[step * columns + column]
      sum += product
    }
    return sum
  }

  private static func numbers(_ count: Int, _ first: Int) -> [Double] {
    (0..<count).map { (place: Int) -> Double in Double((place * 7919 + first) % 2003 - 1001) / 997 }
  }

  private static func product(
    _ x: [Double], _ y: [Double], _ rows: Int, _ inner: Int, _ columns: Int, _ instructions: mx_instructions
  ) -> [Double] {
    var z = [Double](repeating: .nan, count: rows * columns)
    mx_product(x, y, &z, rows, inner, columns, instructions)
    return z
  }

  @Test("all instructions give the same bits as adding product by product", arguments: sizes)
  func sameBits(rows: Int, inner: Int, columns: Int) {
    let x = Self.numbers(rows * inner, 13), y = Self.numbers(inner * columns, 7)
    let expected: [Double] = (0..<rows * columns).map { Self.sum(x, y, $0 / columns, $0 % columns, inner, columns) }
    for instructions in Self.all {
      let z = Self.product(x, y, rows, inner, columns, instructions)
      #expect(z.map(\.bitPattern) == expected.map(\.bitPattern), "instructions \(instructions.rawValue)")
    }
  }

  @Test("a product is rounded before it is added")
  func notFused() {
    let x = [1, 1 + Double.ulpOfOne], y = [-1, 1 - Double.ulpOfOne]
    for instructions in Self.all { #expect(Self.product(x, y, 1, 2, 1, instructions) == [0]) }
  }

  @Test("−0 stays −0, infinities stay where they are, and a sum of nothing is 0")
  func specialNumbers() {
    for instructions in Self.all {
      #expect(Self.product([0, 0], [-1, 1, -1, 1], 1, 2, 2, instructions).map(\.sign) == [.minus, .plus])
      #expect(
        Self.product([1, .infinity], [1, 2, 3, 4, -5, 0], 1, 2, 3, instructions)[0...1] == [.infinity, -.infinity])
      #expect(Self.product([1, .infinity], [1, 2, 3, 4, -5, 0], 1, 2, 3, instructions)[2].isNaN)
      #expect(Self.product([], [], 2, 0, 3, instructions) == [0, 0, 0, 0, 0, 0])
    }
  }

  @Test("the engine's product is the same")
  func engine() {
    let x = Tensor(Self.numbers(6 * 7, 5), shape: [6, 7])
    let y = Tensor(Self.numbers(7 * 9, 11), shape: [7, 9])
    #expect(Tensor.matrixProduct(x, y).elements == Self.product(x.elements, y.elements, 6, 7, 9, mx_plain))
    #expect(y.transposed.transposed == y)
    #expect(y.transposed.elements[8 * 7 + 2] == y.elements[2 * 9 + 8])
  }
}
