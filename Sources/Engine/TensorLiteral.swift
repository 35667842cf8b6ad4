public import Notation

/// Tensors written out.
extension Tensor<Double> {
  /// The numbers as a formula: `[[1, 2], [3, 4]]`.
  public var literal: Formula {
    var level = elements.map { Formula.number($0) }
    for extent in shape.extents.reversed() {
      level = stride(from: 0, to: level.count, by: extent).map { .list(Array(level[$0..<$0 + extent])) }
    }
    return level[0]
  }

  /// The numbers in nested lists, in full, as Python and JSON have them alike.
  public var python: String {
    var level = elements.map { $0.isFinite ? "\($0)" : "float(\"\($0)\")" }
    for extent in shape.extents.reversed() {
      level = stride(from: 0, to: level.count, by: extent).map {
        "[" + level[$0..<$0 + extent].joined(separator: ", ") + "]"
      }
    }
    return level[0]
  }
}
