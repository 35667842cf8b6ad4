import Engine
import Testing

@Suite struct TensorTests {
  @Test(
    "shapes broadcast as in NumPy",
    arguments: [
      (Shape([]), Shape([3]), Shape([3])), (Shape([2, 1]), Shape([3]), Shape([2, 3])),
      (Shape([1, 3]), Shape([2, 1]), Shape([2, 3])), (Shape([4, 1, 2]), Shape([3, 1]), Shape([4, 3, 2])),
    ])
  func broadcast(left: Shape, right: Shape, expected: Shape) throws {
    #expect(try left.broadcast(with: right) == expected)
    #expect(try right.broadcast(with: left) == expected)
  }

  @Test("shapes that do not fit are named, both of them")
  func mismatch() {
    #expect(throws: ShapeMismatch(shapes: [[2, 3], [2]])) { try Shape([2, 3]).broadcast(with: [2]) }
    #expect(ShapeMismatch(shapes: [[2, 3], [2]]).description == "the shapes (2, 3) and (2,) do not fit together")
  }

  @Test("a sum of a matrix and a row adds the row to each row")
  func sum() {
    let sum = Tensor<Double>([1, 2, 3, 4, 5, 6], shape: [2, 3]) + Tensor<Double>([10, 20, 30], shape: [3])
    #expect(sum == Tensor([11, 22, 33, 14, 25, 36], shape: [2, 3]))
  }

  @Test("summing to a shape undoes broadcasting to it")
  func summed() {
    let matrix = Tensor<Double>([1, 2, 3, 4, 5, 6], shape: [2, 3])
    #expect(matrix.summed(to: [3]) == Tensor([5, 7, 9], shape: [3]))
    #expect(matrix.summed(to: [2, 1]) == Tensor([6, 15], shape: [2, 1]))
    #expect(matrix.summed(to: []) == Tensor(21))
  }
}
