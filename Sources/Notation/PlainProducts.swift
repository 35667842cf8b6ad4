/// Textbooks' products whose factors are numbers, not tensors: they are written with `*`.
struct PlainProducts {
  /// Wires and constants of which it is certain that they are single numbers.
  private var numbers: Set<String> = []

  init(of definitions: [Definition]) {
    for definition in definitions {
      guard let isNumber = areNumbers(in: definition.formula).last, isNumber else { continue }
      numbers.insert(ReassignedName.typed(definition.name))
    }
    // A name that was assigned anew is a number if it always was.
    for definition in definitions where areNumbers(in: definition.formula).last == false {
      numbers.remove(ReassignedName.typed(definition.name))
    }
  }

  /// The formula with plain products where a factor is a number.
  func written(in formula: Formula) -> Formula {
    let areNumbers = areNumbers(in: formula)
    let parts = formula.parts.map { part in
      guard part.product != nil, part.arguments.contains(where: { areNumbers[$0] }) else { return part }
      return Formula.Part(part.head, part.arguments, at: part.range)
    }
    return Formula(parts: parts)
  }

  /// For each part of a formula, whether it is certainly a single number: functions of numbers are, unless they join them.
  private func areNumbers(in formula: Formula) -> [Bool] {
    var areNumbers: [Bool] = []
    for part in formula.parts {
      switch part.head {
      case .number, .pi, .named, .text: areNumbers.append(true)
      case .name(let name): areNumbers.append(numbers.contains(ReassignedName.typed(name)))
      case .call(let function):
        areNumbers.append(!Self.joining.contains(function) && part.arguments.allSatisfy { areNumbers[$0] })
      case .list, .slice, .choose, .derivative: areNumbers.append(false)
      }
    }
    return areNumbers
  }

  /// Functions that make a tensor of single numbers.
  private static let joining: Set<String> = [
    "stack", "concat", "one_hot", "unsqueeze", "reshape", "tile", "repeat", "broadcast_to", "diag", "outer", "element",
  ]
}
