import Engine
public import Walkthrough

/// Chooses the inputs of variants, each by its name, and no two alike where it can.
public struct VariantSearch: Sendable {
  /// The variants, and how many of them have the same numbers as another before them.
  public struct Found: Sendable {
    public let variants: [(name: String, inputs: InputSearch.Inputs)]
    public let repeats: Int
    /// How many different ones there are among them.
    public var different: Int { variants.count - repeats }
  }

  private let search: InputSearch
  private let number: UInt64

  /// - Parameter number: of all variants of an exercise: the same number gives the same variants.
  public init(_ walkthrough: Walkthrough, number: UInt64) {
    (search, self.number) = (InputSearch(walkthrough), number)
  }

  /// - Parameters:
  ///   - names: of the variants.
  ///   - looksFurther: whether a variant that another one has already gives way to the next. Then what a name gets depends on
  ///     the names before it, which does for numbers and not for students: theirs stay when others come.
  public func variants(_ names: [String], looksFurther: Bool) -> Found {
    var known: Set<[String]> = []
    var variants: [(name: String, inputs: InputSearch.Inputs)] = []
    var repeats = 0
    var mayLookFurther = looksFurther
    for name in names {
      var found = inputs(name)
      if mayLookFurther, known.contains(found.assignments) {
        let others = (1...Self.tries).lazy.map { inputs("\(name)/\($0)") }
        if let other = others.first(where: { !known.contains($0.assignments) }) {
          found = other
        } else {
          // Where there is none for this one there is none for the next.
          mayLookFurther = false
        }
      }
      if !known.insert(found.assignments).inserted { repeats += 1 }
      variants.append((name, found))
    }
    return Found(variants: variants, repeats: repeats)
  }

  /// How often a variant that another one has is drawn again.
  private static let tries = 100

  private func inputs(_ name: String) -> InputSearch.Inputs {
    search.inputs(seed: VariantName.seed(number, name), isVaried: true)
  }
}
