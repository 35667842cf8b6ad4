import Graphviz
import Walkthrough

extension FrameRenderer {
  /// What of the pictures' text no font on this machine has, as sentences without a full stop: where they are painted or
  /// looked at here, there are boxes in its place.
  /// - Parameter source: the circuit's text. Where fonts have all of that, the pictures are not looked into.
  public func missingLetters(source: String) -> [String] {
    guard !Fonts.gaps(in: source).isEmpty else { return [] }
    let circuit = walkthrough.circuit
    let texts =
      [walkthrough.title] + circuit.groups.map(\.name) + circuit.wires.indices.map { walkthrough.symbol(of: $0).plain }
      + walkthrough.steps.map { walkthrough.caption(of: $0).sentence }
    return Fonts.gaps(in: texts.joined(separator: "\n")).map { gap in
      let letters = gap.letters.prefix(5).map { String($0) }.joined(separator: ", ")
      let more = gap.letters.count > 5 ? " and others" : ""
      return
        "no font on this machine has \(letters)\(more), which are shown as boxes; install the package \(gap.package)"
    }
  }
}
