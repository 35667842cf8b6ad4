/// A wire or a node in all its states, with the lines that several states share drawn once.
///
/// In most states a wire's value looks the same, and a node at work differs from a node at rest by its outline alone.
struct VariantParts {
  struct Part {
    /// The names that all states have that show it.
    let names: String
    let content: String
    /// The states that show it.
    let variants: Set<Int>
  }

  let parts: [Part]

  init(_ variants: [SVGFrame.Group]) {
    // A line stands before whatever stands behind it in any state: an outline never covers the symbol in it.
    var lines: [String] = []
    var shownIn: [String: Set<Int>] = [:]
    for (variant, group) in variants.enumerated() {
      var place = lines.endIndex
      for line in group.lines.reversed() {
        if shownIn[line] == nil { lines.insert(line, at: place) }
        place = lines.firstIndex(of: line) ?? place
        shownIn[line, default: []].insert(variant)
      }
    }
    var runs: [(lines: [String], variants: Set<Int>)] = []
    for line in lines {
      let variants = shownIn[line] ?? []
      if runs.last?.variants == variants {
        runs[runs.count - 1].lines.append(line)
      } else {
        runs.append(([line], variants))
      }
    }
    parts = runs.map { run in
      Part(
        names: Self.common(variants.indices.filter(run.variants.contains).map { variants[$0].names }),
        content: run.lines.joined(separator: "\n"), variants: run.variants)
    }
  }

  /// The words that all of some lists have.
  private static func common(_ names: [String]) -> String {
    let lists = names.map { $0.split(separator: " ") }
    return (lists.first ?? []).filter { word in lists.allSatisfy { $0.contains(word) } }.joined(separator: " ")
  }
}
