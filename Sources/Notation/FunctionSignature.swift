/// What the notation needs to know of a function: how it is called, never what it computes.
public struct FunctionSignature: Sendable, Equatable {
  /// The name in every formula, whatever alias was typed.
  public let name: String
  /// Other names of the function, such as `ln` for `log`.
  public let aliases: [String]
  /// How many arguments it takes; an upper bound of `Int.max` means any number.
  public let arity: ClosedRange<Int>
  /// What can be given by name on top of them, such as `axis`.
  public let parameters: [String]
  /// Whether a file may have wires of its names, such as `threshold`, and then calls it by none of them.
  public let yieldsName: Bool

  /// - Parameters:
  ///   - name: the one in every formula.
  ///   - aliases: others that are taken for it.
  ///   - arity: how many arguments it takes, up to `Int.max` for any number.
  ///   - parameters: what can be given by name.
  ///   - yieldsName: whether a wire may have its name.
  public init(
    name: String, aliases: [String] = [], arity: ClosedRange<Int>, parameters: [String] = [], yieldsName: Bool = false
  ) {
    self.name = name
    self.aliases = aliases
    self.arity = arity
    self.parameters = parameters
    self.yieldsName = yieldsName
  }

  /// How many arguments the function takes, in words: `1 argument`, `2 or more arguments`.
  public var arityInWords: String {
    let (least, most) = (arity.lowerBound, arity.upperBound)
    if most == Int.max { return "\(least) or more arguments" }
    if least == most { return least == 1 ? "1 argument" : "\(least) arguments" }
    return most == least + 1 ? "\(least) or \(most) arguments" : "\(least) to \(most) arguments"
  }
}

/// The functions that circuits may call. The parser knows no function but through its vocabulary.
///
///     let vocabulary = Vocabulary([FunctionSignature(name: "log", aliases: ["ln"], arity: 1...1)])
///     vocabulary.signature(named: "ln")?.name     // log
public struct Vocabulary: Sendable {
  private let signatures: [String: FunctionSignature]
  /// Every name and alias, in the order in which the functions were listed.
  public let names: [String]
  /// Those of them that somebody may have meant who typed another word: a short one that yields its name is near to too many.
  let likely: [String]

  /// Of two functions with one name the first one has it.
  public init(_ signatures: [FunctionSignature]) {
    let named = signatures.flatMap { signature in ([signature.name] + signature.aliases).map { ($0, signature) } }
    self.signatures = Dictionary(named) { first, _ in first }
    names = named.map(\.0)
    likely = named.filter { !($0.1.yieldsName && $0.0.count < 4) }.map(\.0)
  }

  /// The function with a name or an alias.
  public func signature(named name: String) -> FunctionSignature? { signatures[name] }

  /// Whether no wire may have the name.
  ///
  /// An alias of one letter, or of a letter and a number (`σ`, `l1`), is left to the wires: a file that assigns it, say as
  /// a standard deviation, has a wire of that name and calls the function by its other one.
  func reserves(_ name: String) -> Bool {
    guard let signature = signatures[name], !signature.yieldsName else { return false }
    return signature.name == name || !name.dropFirst().allSatisfy(\.isNumber)
  }
}
