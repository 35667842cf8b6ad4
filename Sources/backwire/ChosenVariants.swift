import Publishing
import Walkthrough

/// The variants that were asked for, each of which is found when it is its turn.
struct ChosenVariants {
  /// What they are called, each once.
  let names: [String]
  private var order: VariantOrder
  /// By name, for a class list.
  private let search: VariantSearch?
  /// How many different ones there are.
  private let different: Int

  /// - Parameters:
  ///   - names: of the variants.
  ///   - isByName: whether a name keeps its numbers when others come.
  init(_ names: [String], of walkthrough: Walkthrough, number: UInt64, isByName: Bool) {
    self.names = names
    order = VariantOrder(walkthrough, seed: number)
    search = isByName ? VariantSearch(walkthrough, number: number) : nil
    different = isByName ? names.count - (search?.repeats(names) ?? 0) : order.count(upTo: names.count)
  }

  /// How many have the same numbers as another before them.
  var repeats: Int { names.count - different }

  /// A variant's name and its inputs, by its place among all; nil where there are none that give anything finite.
  mutating func variant(_ place: Int) -> (name: String, inputs: InputSearch.Inputs)? {
    let name = names[place]
    if let search { return (name, search.inputs(name)) }
    return different == 0 ? nil : order.inputs(of: place % different).map { (name, $0) }
  }
}
