import Notation

/// Gauss' elimination of a square matrix, by rows: the factors L and U of its rows in another order.
///
/// Pivots are the largest numbers of their columns, whatever the arithmetic is, so that it computes with numbers, with error
/// bounds and with duals alike.
struct Elimination<A: Algebra> {
  /// U on and above the diagonal, the multipliers of L below it.
  private var rows: [[A]]
  /// By place, the row of the matrix that stands there.
  private var order: [Int]
  private var isOdd = false

  /// - Precondition: the tensor is a square matrix.
  init(_ matrix: Tensor<A>) {
    let size = matrix.shape.extents[0]
    let elements = matrix.elements
    rows = (0..<size).map { Array(elements[$0 * size..<($0 + 1) * size]) }
    order = Array(0..<size)
    for column in 0..<size {
      // What is no number is taken first, so that it is passed over nowhere.
      func weight(of row: Int) -> Double {
        let number = rows[row][column].number
        return number.isNaN ? .infinity : abs(number)
      }
      var pivot = column
      for row in column..<size where weight(of: row) > weight(of: pivot) { pivot = row }
      if pivot != column {
        rows.swapAt(pivot, column)
        order.swapAt(pivot, column)
        isOdd.toggle()
      }
      // Below a column of zeros there is nothing to eliminate.
      guard rows[column][column].number != 0 else { continue }
      for row in (column + 1)..<max(size, column + 1) {
        let factor = rows[row][column] / rows[column][column]
        rows[row][column] = factor
        for place in (column + 1)..<max(size, column + 1) {
          rows[row][place] = rows[row][place] - factor * rows[column][place]
        }
      }
    }
  }

  /// The pivots, whose product is the determinant but for its sign.
  var pivots: [A] { rows.indices.map { rows[$0][$0] } }

  var determinant: A {
    let product = pivots.dropFirst().reduce(pivots[0]) { $0 * $1 }
    return isOdd ? -product : product
  }

  /// The x of A x = b.
  func solution(_ b: [A]) -> [A] {
    var x = order.map { b[$0] }
    for row in x.indices {
      for place in 0..<row { x[row] = x[row] - rows[row][place] * x[place] }
    }
    for row in x.indices.reversed() {
      for place in (row + 1)..<max(x.count, row + 1) { x[row] = x[row] - rows[row][place] * x[place] }
      x[row] = x[row] / rows[row][row]
    }
    return x
  }

  /// The X of A X = B for a matrix B.
  func solution(_ b: Tensor<A>) -> Tensor<A> {
    let (size, columns) = (b.shape.extents[0], b.shape.extents[1])
    let elements = b.elements
    var made = [A](repeating: A(0), count: elements.count)
    for column in 0..<columns {
      let x = solution((0..<size).map { elements[$0 * columns + column] })
      for row in 0..<size { made[row * columns + column] = x[row] }
    }
    return Tensor(made, shape: b.shape)
  }

  /// A⁻¹
  var inverse: Tensor<A> {
    let size = rows.count
    let unit = (0..<size * size).map { A($0 / size == $0 % size ? 1 : 0) }
    return solution(Tensor(unit, shape: [size, size]))
  }
}

extension Tensor {
  /// Whether a square matrix has no inverse, or rounding hides that it has one: a pivot that is 0 but for its rounding errors.
  var isSingular: Bool {
    Elimination(map { Rounded($0.number) }).pivots.contains { $0.isZero }
  }
}

extension Shape {
  /// - Throws: `ShapeMismatch` where it is not that of a square matrix.
  func checkSquare(for name: String) throws(ShapeMismatch) {
    guard rank == 2, extents[0] == extents[1] else {
      throw ShapeMismatch("\(name) takes a square matrix, and the shape is \(self)", shapes: [self])
    }
  }
}
