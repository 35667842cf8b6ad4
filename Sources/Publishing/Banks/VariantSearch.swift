import Engine
public import Walkthrough

/// Chooses the inputs of variants by their names: what a name gets stays when others come.
public struct VariantSearch: Sendable {
  private let search: InputSearch
  private let number: UInt64

  /// - Parameter number: of all variants of an exercise: the same number gives the same variants.
  public init(_ walkthrough: Walkthrough, number: UInt64) {
    (search, self.number) = (InputSearch(walkthrough), number)
  }

  /// How many of some names have the same numbers as one before them.
  public func repeats(_ names: [String]) -> Int {
    var known: Set<[String]> = []
    return names.count { !known.insert(inputs($0).assignments).inserted }
  }

  /// The inputs of the variant of a name, which depend on the name and the exercise's number alone.
  public func inputs(_ name: String) -> InputSearch.Inputs {
    search.inputs(seed: VariantName.seed(number, name), isVaried: true)
  }
}
