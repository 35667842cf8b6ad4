import Notation

/// Pieces of a tensor that are no layers of one, since their lengths differ: each becomes a wire where it is picked.
///
///     a, b = split(x, [1, 3])        // a node for split(x, [1, 3])[0] and one for split(x, [1, 3])[1]
extension CircuitCompiler {
  /// Whether a split has pieces of several lengths.
  func makesPieces(_ split: Split, of source: CircuitBuilder.Source, at range: SourceRange) throws(Diagnostic) -> Bool {
    do {
      return Set(try split.lengths(builder.shape(of: source)).lengths).count > 1
    } catch {
      throw Diagnostic(error.description, at: range)
    }
  }

  /// The split that makes the piece of an index alone.
  func piece(
    of split: Split, at index: ArraySlice<Operand>, range: SourceRange
  ) throws(Diagnostic) -> Split {
    guard index.count == 1, let number = index.first?.literal?.scalar.flatMap({ Int(exactly: $0) }) else {
      throw Diagnostic(
        "the pieces of a split are picked one by one", at: range,
        hint: "write [0] for the first, and its index behind it")
    }
    var piece = split
    piece.piece = number
    return piece
  }

  /// Reports pieces that are asked for as one tensor: as an output.
  mutating func checkPieces(of source: CircuitSource) {
    for definition in source.definitions where pieces[definition.name] != nil {
      guard source.outputNames.contains(definition.name) else { continue }
      report(Self.refusalOfPieces(at: definition.range))
    }
  }

  static func refusalOfPieces(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "pieces of several lengths are no tensor", at: range, hint: "write [0] behind the split for the first of them")
  }

  /// What is said of a wire where a parameter is a number.
  static func refusal(of parameter: String, at range: SourceRange) -> Diagnostic {
    parameter == "index"
      ? Diagnostic(
        "an index is known before the forward pass, and this is a wire", at: range,
        hint: "write const before the name of numbers to index with")
      : Diagnostic("the value of '\(parameter)' is a number, not a wire", at: range)
  }
}
