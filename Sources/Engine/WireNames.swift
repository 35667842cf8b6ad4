import Notation

/// What the wires of a circuit are called in lists and tables: as formulas call them, each by a name of its own.
///
///     x,input,,3.0,…
///     3 × x,function,,9.0,…
public struct WireNames: Sendable {
  private var names = Table<WireID, String>()

  /// What a wire is called, by a name that no other wire has.
  public subscript(wire: WireID) -> String { names[wire] }

  /// Of several that formulas call the same, the second is `3 × x (2)`.
  public init(_ circuit: Circuit) {
    var uses: [String: Int] = [:]
    for wire in circuit.wires.indices {
      let name = circuit.name(of: wire) ?? circuit.formula(of: wire).mathText.plain
      let number = uses[name, default: 0] + 1
      uses[name] = number
      names.append(number == 1 ? name : "\(name) (\(number))")
    }
  }
}
