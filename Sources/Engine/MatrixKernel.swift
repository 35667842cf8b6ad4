/// The product of two matrices of plain numbers, four rows by four columns at a time.
///
/// Each element adds its products from the first to the last, as `Tensor.matrixProduct` does over any arithmetic, so the
/// result is the same to the last bit on every machine. A BLAS orders its sums, and rounds them, as the processor suits it.
enum MatrixKernel {
  /// - Parameters:
  ///   - x: rows × inner numbers, row by row.
  ///   - y: inner × columns numbers, row by row.
  static func product(_ x: [Double], _ y: [Double], rows: Int, inner: Int, columns: Int) -> [Double] {
    guard inner > 0 else { return [Double](repeating: 0, count: rows * columns) }
    return [Double](unsafeUninitializedCapacity: rows * columns) { z, count in
      count = rows * columns
      x.withUnsafeBufferPointer { x in
        y.withUnsafeBufferPointer { y in
          withUnsafeTemporaryAllocation(of: SIMD4<Double>.self, capacity: inner) { panel in
            for column in stride(from: 0, to: columns, by: 4) {
              let width = min(4, columns - column)
              fill(panel, with: y, column, width, columns)
              multiply(x, panel, rows: rows, into: z, column, width, columns)
            }
          }
        }
      }
    }
  }

  /// Puts four columns side by side, zeros in the place of those that there are not.
  private static func fill(
    _ panel: UnsafeMutableBufferPointer<SIMD4<Double>>, with y: UnsafeBufferPointer<Double>, _ column: Int,
    _ width: Int,
    _ columns: Int
  ) {
    for step in panel.indices {
      let start = step * columns + column
      var four = SIMD4<Double>.zero
      if width == 4 {
        four = SIMD4(y[start], y[start + 1], y[start + 2], y[start + 3])
      } else {
        for place in 0..<width { four[place] = y[start + place] }
      }
      panel.initializeElement(at: step, to: four)
    }
  }

  private static func multiply(
    _ x: UnsafeBufferPointer<Double>, _ panel: UnsafeMutableBufferPointer<SIMD4<Double>>, rows: Int,
    into z: UnsafeMutableBufferPointer<Double>, _ column: Int, _ width: Int, _ columns: Int
  ) {
    let inner = panel.count
    func put(_ sum: SIMD4<Double>, _ row: Int) {
      for place in 0..<width { z.initializeElement(at: row * columns + column + place, to: sum[place]) }
    }
    var row = 0
    while row + 4 <= rows {
      let (a, b, c, d) = (row * inner, (row + 1) * inner, (row + 2) * inner, (row + 3) * inner)
      // The first product is no sum with 0: −0 stays −0.
      var sums = (panel[0] * x[a], panel[0] * x[b], panel[0] * x[c], panel[0] * x[d])
      for step in 1..<inner {
        let four = panel[step]
        sums.0 += four * x[a + step]
        sums.1 += four * x[b + step]
        sums.2 += four * x[c + step]
        sums.3 += four * x[d + step]
      }
      put(sums.0, row)
      put(sums.1, row + 1)
      put(sums.2, row + 2)
      put(sums.3, row + 3)
      row += 4
    }
    while row < rows {
      var sum = panel[0] * x[row * inner]
      for step in 1..<inner { sum += panel[step] * x[row * inner + step] }
      put(sum, row)
      row += 1
    }
  }
}
