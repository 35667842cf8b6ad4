/// The turn of a loop in which a statement is carried out: `t = 1` of the loop on line 4.
public struct LoopTurn: Sendable, Equatable {
  /// The names that the loop counts with, as typed.
  public let variables: [String]
  /// Which turn it is, from 0.
  public let index: Int
  /// How many turns the loop makes.
  public let count: Int
  /// The loop's first line.
  public let range: SourceRange
}

/// A name that is assigned again: the latest is meant wherever it is read, and is called `h⁽¹⁾`, `h⁽²⁾`.
enum ReassignedName {
  /// The name after it was assigned anew so many times.
  static func after(_ count: Int, _ name: String) -> String {
    count == 0 ? name : "\(name)⁽\(Scripts.raised("\(count)") ?? "")⁾"
  }

  /// The name as typed. Nobody can type a name that ends with a raised bracket.
  static func typed(_ name: String) -> String {
    guard name.hasSuffix("⁾"), let opening = name.lastIndex(of: "⁽") else { return name }
    return String(name[..<opening])
  }
}
