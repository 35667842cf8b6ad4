import Engine
import Notation

extension Walkthrough {
  /// One element of a wire: `y[0, 0, 1, 1]`.
  public struct Focus: Equatable, Sendable {
    /// The name of the wire.
    public let wire: String
    /// By axis, from 0; negative from the end.
    public let index: [Int]

    /// - Parameters:
    ///   - wire: the name of the wire.
    ///   - index: by axis, from 0; negative from the end.
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

    /// What of it a walkthrough does not have, as a sentence without a full stop; nil where a step writes the element out.
    public func problem(in walkthrough: Walkthrough) -> String? {
      let circuit = walkthrough.circuit
      let named = circuit.nodes.indices.filter { !circuit.nodes[$0].outputs.isEmpty }
      let names = named.map { circuit.name(of: circuit.namesake(of: $0)) }
      guard let place = names.firstIndex(of: wire) else {
        let near = Suggestion.nearest(to: wire, among: names.compactMap(\.self))
        return "there is no wire named '\(wire)' of which to write an element out"
          + (near.map { "; did you mean '\($0)'?" } ?? "")
      }
      let node = named[place]
      let shape = walkthrough.annotated.values[circuit.namesake(of: node)].shape
      guard !shape.isScalar else { return "'\(wire)' is a number, which has no elements to write out" }
      guard WorkedElement.place(of: index, in: shape) != nil else {
        let last = Focus(wire: wire, index: shape.extents.map { $0 - 1 })
        return "'\(wire)' has the shape \(shape) and no element \(text); its last one is \(last.text)"
      }
      guard case .function(let rule) = circuit.nodes[node].kind else {
        return "'\(wire)' is given; a function makes the elements that are written out"
      }
      guard walkthrough.workings(of: node).isEmpty else { return nil }
      return "'\(rule.name)' writes no element out; matrix products, convolutions, poolings and the like do"
    }
  }
}
