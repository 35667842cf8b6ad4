import Notation

/// A small vocabulary of every kind of signature; what the functions compute is of no matter here.
let vocabulary = Vocabulary([
  FunctionSignature(name: "sin", arity: 1...1),
  FunctionSignature(name: "exp", arity: 1...1),
  FunctionSignature(name: "sqrt", arity: 1...1),
  FunctionSignature(name: "log", aliases: ["ln"], arity: 1...1),
  FunctionSignature(name: "sigmoid", aliases: ["σ"], arity: 1...1),
  FunctionSignature(name: "max", arity: 2...Int.max, parameters: ["axis"]),
  FunctionSignature(name: "round", arity: 1...2),
  FunctionSignature(name: "clip", arity: 3...3),
])

func parse(_ text: String) throws(Diagnostics) -> CircuitSource {
  try CircuitSource.parse(SourceFile(name: "f", text: text), vocabulary: vocabulary)
}

/// All that is wrong with a circuit, as a person reads it; empty where nothing is.
func errors(_ text: String) -> String {
  do throws(Diagnostics) {
    _ = try parse(text)
    return ""
  } catch {
    return error.rendered
  }
}

/// An expression as it is read: every call with its brackets, so that the structure shows.
func structure(_ expression: String) throws -> String {
  let source = try parse("x = 1\ny = 2\nz = 3\nf = \(expression)")
  let formula = source.definitions[3].formula
  var texts: [String] = []
  for part in formula.parts {
    let arguments = part.arguments.map { texts[$0] }.joined(separator: ", ")
    switch part.head {
    case .number(let number): texts.append(number.description)
    case .pi: texts.append("pi")
    case .name(let name): texts.append(name)
    case .call(let function): texts.append("\(function)(\(arguments))")
    case .choose(let relation): texts.append("\(relation)(\(arguments))")
    case .list: texts.append("[\(arguments)]")
    case .named(let name): texts.append("\(name)=\(arguments)")
    case .derivative: texts.append("derivative(\(arguments))")
    case .slice: texts.append("slice(\(arguments))")
    case .text(let text): texts.append("\"\(text)\"")
    }
  }
  return texts[texts.count - 1]
}
