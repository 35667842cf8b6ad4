import CMatrix

/// The product of two matrices of plain numbers, in the widest registers that the processor has.
///
/// Each element adds its products from the first to the last, as `Tensor.matrixProduct` does over any arithmetic, so the
/// result is the same to the last bit on every machine. A BLAS orders its sums, and rounds them, as the processor suits it:
/// with it equal input would not give equal bytes.
enum MatrixKernel {
  private static let instructions = mx_widest()

  /// - Parameters:
  ///   - x: rows × inner numbers, row by row.
  ///   - y: inner × columns numbers, row by row.
  static func product(_ x: [Double], _ y: [Double], rows: Int, inner: Int, columns: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: rows * columns) { z, count in
      count = rows * columns
      guard let start = z.baseAddress else { return }
      mx_product(x, y, start, rows, inner, columns, instructions)
    }
  }
}
