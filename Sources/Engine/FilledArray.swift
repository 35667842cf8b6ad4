import CMatrix

extension Array {
  /// An array whose elements are all written by `fill`, in any order.
  ///
  /// For millions of them the system hands memory out in large pages: in small ones that takes as long as the arithmetic.
  @inline(__always)
  static func filled(_ count: Int, by fill: (UnsafeMutableBufferPointer<Element>) -> Void) -> [Element] {
    [Element](unsafeUninitializedCapacity: count) { made, written in
      mx_expect(made.baseAddress, count * MemoryLayout<Element>.stride)
      fill(made)
      written = count
    }
  }
}
