/// An expression of the circuit language, or a formula to show.
///
/// Flat and in postorder: every part follows its arguments and the last part is the whole, so that nothing recurses
/// over a formula's depth, not even its release.
///
///     Formula.call("add", [.name("x"), .number(1)]).mathText.plain   // x + 1
public struct Formula: Equatable, Sendable {
  /// What a part of a formula is.
  public enum Head: Equatable, Sendable {
    case number(Double)
    /// π
    case pi
    /// A wire, by its name as typed or, for a formula to show, its symbol.
    case name(String)
    /// A function by its canonical name (`add`, `multiply`, `sin`); operators are functions like any other.
    case call(String)
    /// A branch of a case distinction: arguments are left, right, then, else.
    case choose(Relation)
    /// A vector of numbers or a matrix of rows: `[1, 2]`, `[[1, 2], [3, 4]]`.
    case list
    /// A parameter of a call, `axis=0`, with its value as the one argument.
    case named(String)
    /// ∂f/∂x, in formulas to show; the arguments are f and x.
    case derivative
    /// `start:stop:step` of an index, with an argument for each of those that are given.
    case slice(start: Bool, stop: Bool, step: Bool)
    /// Words that a function takes, `"ij,jk->ik"`, and what stands for axes in an index: `...` and `None`.
    case text(String)
  }

  /// How two numbers of a case distinction compare.
  public enum Relation: String, Equatable, Sendable {
    case greater = ">"
    case less = "<"
    case equal = "="
  }

  /// Products as textbooks write them: of matrices and vectors they are matrix products, of numbers plain ones.
  public enum Product: Equatable, Sendable {
    /// `W x`
    case juxtaposed
    /// `W · x`
    case dotted
  }

  /// A number, a name, or a function of parts before it.
  public struct Part: Equatable, Sendable {
    /// What it is, apart from what it is made of.
    public let head: Head
    /// Places in `parts`, each before this part.
    public let arguments: [Int]
    /// Where it was read; empty for a formula that was made.
    public let range: SourceRange
    /// How a product is written that is a textbook's, so that the shapes decide which one it is.
    public let product: Product?

    /// - Parameters:
    ///   - head: what it is.
    ///   - arguments: the places of the parts that it is made of, each before it.
    ///   - range: where it was read; empty for a formula that is made.
    ///   - product: how a textbook's product is written.
    public init(
      _ head: Head, _ arguments: [Int] = [], at range: SourceRange = SourceRange(0, 0), product: Product? = nil
    ) {
      self.head = head
      self.arguments = arguments
      self.range = range
      self.product = product
    }
  }

  /// In postorder: what a part is made of stands before it, and the last one is the whole formula.
  public private(set) var parts: [Part]

  /// - Precondition: `parts` is not empty and every part's arguments come before it.
  public init(parts: [Part]) {
    precondition(!parts.isEmpty, "a formula has at least one part")
    self.parts = parts
  }

  /// A number, as a formula of one part.
  public static func number(_ value: Double) -> Formula { Formula(parts: [Part(.number(value))]) }
  /// A wire, or a constant, by its name.
  public static func name(_ name: String) -> Formula { Formula(parts: [Part(.name(name))]) }
  /// The number π, which stays a letter wherever a formula is shown.
  public static var pi: Formula { Formula(parts: [Part(.pi)]) }

  /// A function of other formulas.
  public static func call(_ function: String, _ arguments: [Formula]) -> Formula {
    compose(.call(function), arguments)
  }

  /// A stretch of an index.
  public static func slice(_ start: Double?, _ stop: Double?, _ step: Double?) -> Formula {
    let ends = [start, stop, step].compactMap(\.self).map { number($0) }
    return compose(.slice(start: start != nil, stop: stop != nil, step: step != nil), ends)
  }

  /// Words, as they are to be shown.
  public static func text(_ text: String) -> Formula { Formula(parts: [Part(.text(text))]) }

  /// Formulas in a row, as a vector's numbers are.
  public static func list(_ elements: [Formula]) -> Formula { compose(.list, elements) }

  /// A parameter of a call.
  public static func named(_ name: String, _ value: Formula) -> Formula { compose(.named(name), [value]) }

  /// ∂f/∂x, to show.
  public static func derivative(of top: Formula, by bottom: Formula) -> Formula { compose(.derivative, [top, bottom]) }

  /// `then` where `left` and `right` compare so, otherwise `otherwise`.
  public static func choose(
    _ left: Formula, _ relation: Relation, _ right: Formula, then: Formula, else otherwise: Formula
  ) -> Formula {
    compose(.choose(relation), [left, right, then, otherwise])
  }

  /// The part that is the whole formula.
  public var root: Part { parts[parts.count - 1] }

  /// The number that the whole formula is, where it is one.
  public var asNumber: Double? {
    if case .number(let value) = root.head { value } else { nil }
  }

  private static func compose(_ head: Head, _ arguments: [Formula]) -> Formula {
    var parts: [Part] = []
    var roots: [Int] = []
    for argument in arguments {
      let offset = parts.count
      parts += argument.parts.map { Part($0.head, $0.arguments.map { $0 + offset }, at: $0.range) }
      roots.append(parts.count - 1)
    }
    parts.append(Part(head, roots))
    return Formula(parts: parts)
  }
}
