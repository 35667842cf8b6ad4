extension Formula {
  /// The value of arithmetic of numbers, such as `pi/2`; nothing where the formula is anything else.
  ///
  /// Powers have whole exponents here: this serves the front matter, which is read before there is an engine.
  var arithmeticValue: Double? {
    var values: [Double] = []
    for part in parts {
      let arguments = part.arguments.map { values[$0] }
      switch part.head {
      case .number(let number): values.append(number)
      case .pi: values.append(.pi)
      case .call(let function):
        guard let value = Self.value(of: function, arguments) else { return nil }
        values.append(value)
      case .name, .choose, .list, .named, .derivative, .slice, .text: return nil
      }
    }
    return values.last
  }

  static func value(of function: String, _ arguments: [Double]) -> Double? {
    if function == InfixOperator.negation { return arguments.first.map { -$0 } }
    guard arguments.count == 2 else { return nil }
    let (left, right) = (arguments[0], arguments[1])
    switch InfixOperator(rawValue: function) {
    case .add: return left + right
    case .subtract: return left - right
    case .multiply: return left * right
    case .divide: return left / right
    case .floorDivide: return (left / right).rounded(.down)
    case .remainder: return left - right * (left / right).rounded(.down)
    case .power:
      guard let exponent = Int(exactly: right), abs(exponent) <= 1100 else { return nil }
      let power = (0..<abs(exponent)).reduce(1.0) { product, _ in product * left }
      return exponent < 0 ? 1 / power : power
    default: return nil
    }
  }
}
