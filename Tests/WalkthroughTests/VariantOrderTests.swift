import Engine
import TestSupport
import Testing

@testable import Walkthrough

@Suite struct VariantOrderTests {
  private static func order(_ text: String, seed: UInt64 = 1) throws -> VariantOrder {
    VariantOrder(Walkthrough(try Circuits.annotated(text)), seed: seed)
  }

  /// The numbers of a variant, by name of the input.
  private static func numbers(_ order: inout VariantOrder, _ variant: Int) throws -> [[Double]] {
    let found = order.inputs(of: variant)
    let values = try #require(found).values
    return values.sorted { $0.key < $1.key }.map(\.value.elements)
  }

  private static let few = "x = 2\ny = 3\nz = 4\nq = x + y\nf = q * z"
  private static let many = "W = [[1, 2], [3, 4]]\nx = [1, 2]\nb = [1, 1]\nf = sum(W @ x + b)"

  @Test("a grid has all numbers, each once", arguments: [1, 2, 3, 4])
  func permutation(elements: Int) {
    let inputs = ["x": Tensor([Double](repeating: 0, count: elements), shape: [elements])]
    let (grid, other) = (InputGrid(inputs, seed: 7), InputGrid(inputs, seed: 8))
    let all = (0..<grid.count).map { grid.values(at: $0)["x"]?.elements ?? [] }
    #expect(grid.count == 1 << (4 * elements) && Set(all).count == grid.count)
    #expect(Set(all.flatMap(\.self)) == Set(InputGrid.numbers))
    #expect(Array(all.prefix(16)) != other.firstSixteen)
  }

  @Test("no two variants are alike, and each is known without the others", arguments: [few, many])
  func distinct(text: String) throws {
    var order = try Self.order(text)
    let all = try (0..<60).map { try Self.numbers(&order, $0) }
    #expect(Set(all).count == 60)
    for variant in [0, 17, 59] {
      var alone = try Self.order(text)
      #expect(try Self.numbers(&alone, variant) == all[variant])
    }
    var other = try Self.order(text, seed: 2)
    let others = try (0..<60).map { try Self.numbers(&other, $0) }
    #expect(others != all)
  }

  @Test("no mistake hides in the first of them, as long as there are such") func good() throws {
    var order = try Self.order(Self.few)
    let hidden = (0..<40).map { order.inputs(of: $0)?.coincidences }
    #expect(hidden.allSatisfy { $0 == 0 })
  }

  @Test("how many there are is counted, and those without a finite gradient are none")
  func exhausted() throws {
    var square = try Self.order("x = 2\nf = x * x")
    let counts = (square.count(upTo: 100), square.count(upTo: 5))
    #expect(counts == (16, 5))
    let (last, none) = (square.inputs(of: 15), square.inputs(of: 16))
    #expect(last != nil && none == nil)
    // Of a negative number there is no logarithm.
    var logarithm = try Self.order("x = 2\nf = log(x)")
    let positive = logarithm.count(upTo: 100)
    #expect(positive == InputGrid.numbers.count { $0 > 0 })
    var large = try Self.order(Self.many)
    let many = large.count(upTo: 1_000_000)
    #expect(many == 1_000_000)
  }
}

extension InputGrid {
  fileprivate var firstSixteen: [[Double]] { (0..<16).map { values(at: $0)["x"]?.elements ?? [] } }
}
