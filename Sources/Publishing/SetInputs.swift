public import Engine
public import Walkthrough

extension InputSearch.Inputs {
  /// The inputs as the option `set` takes them: `x=3`, sorted by name.
  public var assignments: [String] { values.keys.sorted().map { "\($0)=\(values[$0].map(TensorText.written) ?? "")" } }

  /// The seed as the option `seed` takes it; nil where it is the circuit's own.
  /// - Parameter own: the circuit's.
  public func seedText(otherThan own: Tensor<Double>) -> String? { seed == own ? nil : TensorText.written(seed) }
}

/// Tensors as circuits have them: `3`, `[1,2]`, `[[1,2],[3,4]]`.
enum TensorText {
  static func written(_ tensor: Tensor<Double>) -> String {
    nested(tensor.elements[...], tensor.shape.extents[...])
  }

  private static func nested(_ elements: ArraySlice<Double>, _ extents: ArraySlice<Int>) -> String {
    guard let extent = extents.first else { return QuestionBank.written(elements[elements.startIndex]) }
    let size = extent == 0 ? 0 : elements.count / extent
    let parts = (0..<extent).map { row in
      let start = elements.startIndex + row * size
      return nested(elements[start..<start + size], extents.dropFirst())
    }
    return "[\(parts.joined(separator: ","))]"
  }
}
