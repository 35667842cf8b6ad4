/// How a function is called: what it may take its parameters from.
public struct Call: Sendable {
  /// What stands between the brackets of a call.
  public enum Argument: Sendable {
    /// A wire of this shape.
    case wire(Shape)
    /// Numbers written in the call.
    case literal(Tensor<Double>)
    /// Words in quotes, and `...` and `None` of an index.
    case text(String)
    /// `start:stop:step` of an index.
    case slice(start: Int?, stop: Int?, step: Int?)

    var shape: Shape {
      switch self {
      case .wire(let shape): shape
      case .literal(let tensor): tensor.shape
      case .text, .slice: .scalar
      }
    }
  }

  /// In the order in which they are written; those given by name are not among them.
  public let arguments: [Argument]
  /// Such as `axis=0`.
  public let parameters: [String: Tensor<Double>]
  /// Parameters that are words, such as `reduction="sum"`.
  public let words: [String: String]

  /// - Parameters:
  ///   - arguments: in the order in which they are written.
  ///   - parameters: numbers given by name.
  ///   - words: words given by name.
  public init(
    _ arguments: [Argument], parameters: [String: Tensor<Double>] = [:], words: [String: String] = [:]
  ) {
    self.arguments = arguments
    self.parameters = parameters
    self.words = words
  }

  /// - Throws: `CallFault` for a word where the function takes a number, and for one that it does not know.
  func checkWords(of rule: any FunctionRule) throws(CallFault) {
    for (parameter, word) in words.sorted(by: { $0.key < $1.key }) {
      guard let known = rule.words[parameter] else {
        throw CallFault("'\(parameter)' is a number", at: .parameter(parameter), hint: "write \(parameter)=1")
      }
      guard known.contains(word) else {
        throw CallFault(
          "'\(parameter)' has no value \"\(word)\"", at: .parameter(parameter),
          hint: "write " + known.map { "\(parameter)=\"\($0)\"" }.joined(separator: " or "))
      }
    }
  }

  /// The whole number that a parameter is; nil where it is not given.
  func wholeNumber(_ parameter: String) throws(CallFault) -> Int? {
    guard let value = parameters[parameter] else { return nil }
    guard let number = value.scalar, let whole = Int(exactly: number) else {
      throw CallFault(
        "'\(parameter)' is a whole number", at: .parameter(parameter), hint: "write \(parameter)=0 for the first")
    }
    return whole
  }

  /// The whole number written as an argument; nil where the argument is none.
  func wholeNumber(at place: Int) -> Int? {
    guard case .literal(let tensor) = arguments[place] else { return nil }
    return tensor.scalar.flatMap { Int(exactly: $0) }
  }

  /// The number that a parameter is; nil where it is not given.
  func number(_ parameter: String) throws(CallFault) -> Double? {
    guard let value = parameters[parameter] else { return nil }
    guard let number = value.scalar else {
      throw CallFault("'\(parameter)' is a number", at: .parameter(parameter), hint: "write \(parameter)=1")
    }
    return number
  }

  /// Whether a parameter is given and true.
  func flag(_ parameter: String) throws(CallFault) -> Bool { try number(parameter).map { $0 != 0 } ?? false }

  /// The axes that a parameter names; nil where it is not given.
  func axes(named parameter: String) throws(CallFault) -> [Int]? {
    guard let value = parameters[parameter] else { return nil }
    let numbers = value.elements.compactMap { Int(exactly: $0) }
    guard value.shape.rank <= 1, numbers.count == value.shape.count, Set(numbers).count == numbers.count else {
      throw CallFault(
        "'\(parameter)' is a whole number", at: .parameter(parameter), hint: "write \(parameter)=0 for the first")
    }
    return numbers
  }

  /// The axes written as an argument.
  func axes(at place: Int, of name: String) throws(CallFault) -> [Int] {
    guard case .literal(let value) = arguments[place], value.shape.rank <= 1 else {
      throw CallFault(
        "\(name) takes one tensor; what follows it is an axis written out", at: .argument(place),
        hint: "write \(name)(x, axis=0)")
    }
    let numbers = value.elements.compactMap { Int(exactly: $0) }
    guard numbers.count == value.shape.count else {
      throw CallFault("an axis is a whole number", at: .argument(place), hint: "write 0 for the first")
    }
    guard Set(numbers).count == numbers.count else {
      throw CallFault("an axis is named once", at: .argument(place))
    }
    return numbers
  }

  /// The whole numbers written as the arguments from a place on; one list of them counts as well.
  func wholeNumbers(from first: Int, called name: String) throws(CallFault) -> [Int] {
    var numbers: [Int] = []
    if arguments.count == first + 1, case .literal(let list) = arguments[first], list.shape.rank == 1 {
      let numbers = list.elements.compactMap { Int(exactly: $0) }
      if numbers.count == list.shape.count { return numbers }
    }
    for place in first..<max(first, arguments.count) {
      guard let number = wholeNumber(at: place) else {
        throw CallFault("\(name) is a whole number written out", at: .argument(place))
      }
      numbers.append(number)
    }
    return numbers
  }
}

/// What a call is bound to: the rule with its parameters, and the arguments that were taken as such. The others are the
/// node's inputs.
public struct Binding: Sendable {
  /// With the parameters of the call in it.
  public let rule: any FunctionRule
  /// The places among the call's arguments of those that became parameters.
  public let taken: Range<Int>

  init(_ rule: any FunctionRule, taking taken: Range<Int> = 0..<0) {
    self.rule = rule
    self.taken = taken
  }
}

/// A call that a function does not understand.
public struct CallFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where in a call the fault is, so that its range in the text can be shown.
  public enum Place: Sendable, Equatable {
    case argument(Int)
    case parameter(String)
    case wholeCall
  }

  /// What is wrong, as a sentence without a full stop.
  public let description: String
  /// Where in the call it is.
  public let place: Place
  /// What to write instead.
  public let hint: String?

  init(_ description: String, at place: Place = .wholeCall, hint: String? = nil) {
    self.description = description
    self.place = place
    self.hint = hint
  }
}
