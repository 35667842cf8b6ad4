/// How one part of a formula is written around its arguments.
struct FormulaSpelling {
  let parts: [Formula.Part]

  /// How tightly the signs of a part hold it together, loosest first.
  enum Precedence: Int, Comparable {
    case choice, disjunction, conjunction, comparison, sum
    /// A number with a power of ten, `1×10⁻⁷`: one number, but in brackets wherever another factor stands beside it.
    case scientific
    case product, negation, power
    /// A function of something, or a name with a superscript: needs no brackets but as the base of a power.
    case application
    case atom

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// What stands to the left of an operand.
  enum Place {
    case free
    /// An operator, after which no minus may stand.
    case afterOperator
    /// Whatever stands to the left of the whole.
    case asWhole
  }

  enum Piece {
    case text(MathText)
    /// An argument, in brackets if it is looser than `least`.
    case part(Int, least: Precedence, Place = .free)
    /// The last branch of a case distinction.
    case otherwise(Int)
  }

  struct Spelled {
    var precedence: Precedence
    var beginsWithMinus = false
    var pieces: [Piece]
  }

  func spell(_ index: Int) -> Spelled {
    let part = parts[index]
    switch part.head {
    case .number(let value): return number(value)
    case .pi: return Spelled(precedence: .atom, pieces: [.text(MathText("π"))])
    case .name(let name):
      let text = MathText(name: name)
      let isRaised = text.plain.last.map(Scripts.isSuperscript) ?? false
      return Spelled(precedence: isRaised ? .application : .atom, pieces: [.text(text)])
    case .choose(let relation): return choice(relation, part.arguments)
    case .list: return Spelled(precedence: .atom, pieces: listed(part.arguments, from: "[", to: "]"))
    case .named(let name):
      return Spelled(precedence: .choice, pieces: [.text(MathText(name + "=")), .part(part.arguments[0], least: .sum)])
    case .derivative:
      return Spelled(
        precedence: .application,
        pieces: [
          .text("∂"), .part(part.arguments[0], least: .application), .text("/∂"),
          .part(part.arguments[1], least: .application),
        ])
    case .slice(let hasStart, let hasStop, let hasStep): return slice(hasStart, hasStop, hasStep, part.arguments)
    case .text(let text): return Spelled(precedence: .atom, pieces: [.text(MathText(text))])
    case .call(let function): return call(function, part.arguments)
    }
  }

  /// A number with the digits it has: to round a constant would be to write another formula.
  private func number(_ value: Double) -> Spelled {
    let text = NumberText.format(value, digits: 15)
    let isProduct = text.contains("×")
    let isNegative = text.hasPrefix("−")
    return Spelled(
      precedence: isProduct ? .scientific : isNegative ? .negation : .atom, beginsWithMinus: isNegative,
      pieces: [.text(MathText(text))])
  }

  private func slice(_ hasStart: Bool, _ hasStop: Bool, _ hasStep: Bool, _ arguments: [Int]) -> Spelled {
    var rest = arguments[...]
    var pieces: [Piece] = []
    func end() -> Piece { .part(rest.removeFirst(), least: .sum) }
    if hasStart { pieces.append(end()) }
    pieces.append(.text(":"))
    if hasStop { pieces.append(end()) }
    if hasStep { pieces += [.text(":"), end()] }
    return Spelled(precedence: .choice, pieces: pieces)
  }

  private func choice(_ relation: Formula.Relation, _ arguments: [Int]) -> Spelled {
    let relation = MathText(" \(relation.rawValue) ")
    return Spelled(
      precedence: .choice,
      pieces: [
        .part(arguments[2], least: .sum), .text(" if "), .part(arguments[0], least: .sum), .text(relation),
        .part(arguments[1], least: .sum), .otherwise(arguments[3]),
      ])
  }

  private func call(_ function: String, _ arguments: [Int]) -> Spelled {
    if arguments.count == 2, let op = InfixOperator(rawValue: function) { return infix(op, arguments[0], arguments[1]) }
    if arguments.count == 1 {
      let argument = arguments[0]
      switch function {
      case InfixOperator.negation:
        return Spelled(
          precedence: .negation, beginsWithMinus: true,
          pieces: [.text("−"), .part(argument, least: .power, .afterOperator)])
      case "sqrt":
        return Spelled(precedence: .application, pieces: [.text("√"), .part(argument, least: .atom)])
      case "square":
        return Spelled(precedence: .power, pieces: [.part(argument, least: .atom), .text("²")])
      case "reciprocal":
        return Spelled(
          precedence: .product, pieces: [.text("1 / "), .part(argument, least: .negation, .afterOperator)])
      case "transpose":
        return Spelled(precedence: .application, pieces: [.part(argument, least: .atom), .text("ᵀ")])
      case "logical_not":
        return Spelled(precedence: .conjunction, pieces: [.text("not "), .part(argument, least: .comparison)])
      case "abs":
        return Spelled(precedence: .atom, pieces: [.text("|"), .part(argument, least: .sum), .text("|")])
      default: break
      }
    }
    if function == "element", let operand = arguments.first {
      let indices = listed(Array(arguments.dropFirst()), from: "[", to: "]")
      return Spelled(precedence: .application, pieces: [.part(operand, least: .application)] + indices)
    }
    return Spelled(precedence: .application, pieces: listed(arguments, from: MathText(function + "("), to: ")"))
  }

  /// Operands with commas between them; of many the first few and the last, as people abbreviate a long vector.
  private func listed(_ arguments: [Int], from opening: MathText, to closing: MathText) -> [Piece] {
    var pieces: [Piece] = [.text(opening)]
    for (place, argument) in arguments.enumerated() {
      if arguments.count > 8, (4..<arguments.count - 1).contains(place) {
        if place == 4 { pieces.append(.text(", …")) }
        continue
      }
      if place > 0 { pieces.append(.text(", ")) }
      pieces.append(.part(argument, least: .choice))
    }
    return pieces + [.text(closing)]
  }
}
