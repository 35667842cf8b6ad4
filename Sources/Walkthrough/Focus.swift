extension Walkthrough {
  /// One element of a wire: `y[0, 0, 1, 1]`.
  public struct Focus: Equatable, Sendable {
    public let wire: String
    public let index: [Int]

    public init(wire: String, index: [Int]) { (self.wire, self.index) = (wire, index) }

    /// Reads `y[0, 0, 1, 1]`; nil for anything else.
    public init?(text: String) {
      guard let open = text.firstIndex(of: "["), text.last == "]", open > text.startIndex else { return nil }
      let inside = text[text.index(after: open)...].dropLast()
      let numbers = inside.split(separator: ",", omittingEmptySubsequences: false).map { Int($0.filter { $0 != " " }) }
      guard !numbers.contains(nil) else { return nil }
      self.init(wire: String(text[..<open]), index: numbers.compactMap(\.self))
    }

    /// As it is typed.
    public var text: String { "\(wire)[\(index.map(String.init).joined(separator: ","))]" }
  }
}
