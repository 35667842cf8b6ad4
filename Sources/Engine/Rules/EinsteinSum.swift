import Notation

/// Einstein's sum convention, z = einsum("ij,jk->ik", X, Y): products over all letters, summed over those that the result
/// lacks.
///
/// What is sent back to an input swaps its letters with the result's: X̄ = einsum("ik,jk->ij", Z̄, Y).
struct EinsteinSum: MultilinearRule {
  let name = "einsum", symbol = "einsum"
  let arity = 2...Int.max
  let summary = "An Einstein sum swaps letters: the upstream gradient takes the place of the input it is sent to."
  let exampleShapes: [Shape] = [[2, 3], [3, 2]]
  var inputs = ["ij", "jk"]
  var output = "ik"

  func bound(to call: Call) throws(CallFault) -> Binding {
    guard case .text(let text)? = call.arguments.first else {
      throw CallFault(
        "einsum begins with its letters in quotes", at: .argument(0), hint: "write einsum(\"ij,jk->ik\", A, B)")
    }
    let plain = text.filter { $0 != " " }
    guard plain.contains("...") else { return try bound(to: call, letters: plain) }
    return try bound(to: call, letters: Self.spelledOut(plain, for: call))
  }

  /// With a letter for each axis that `...` stands for: the last ones broadcast no extents, they are the same in each input.
  private static func spelledOut(_ text: String, for call: Call) -> String {
    let terms = (text.components(before: "->")).split(separator: ",", omittingEmptySubsequences: false)
    let free = "ZYXWVU".filter { !text.contains($0) }
    var most = 0
    for (term, argument) in zip(terms, call.arguments.dropFirst()) where term.contains("...") {
      most = max(most, argument.shape.rank - (term.count - 3))
    }
    let letters = String(free.prefix(max(0, most)))
    var inputs: [String] = []
    for (term, argument) in zip(terms, call.arguments.dropFirst()) {
      let count = term.contains("...") ? max(0, argument.shape.rank - (term.count - 3)) : 0
      inputs.append(String(term).replacing("...", with: String(letters.suffix(count))))
    }
    let arrow = text.contains("->") ? "->" + String(text.components(after: "->")).replacing("...", with: letters) : ""
    return inputs.joined(separator: ",") + arrow
  }

  private func bound(to call: Call, letters plain: String) throws(CallFault) -> Binding {
    let sides = plain.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let terms = sides[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    var result: String
    if sides.count > 1 {
      guard sides[1].hasPrefix(">") else { throw CallFault("the arrow of einsum is '->'", at: .argument(0)) }
      result = String(sides[1].dropFirst())
    } else {
      // Without an arrow the letters that stand once, in the order of the alphabet.
      let letters = terms.joined()
      result = String(Set(letters).filter { letter in letters.count { $0 == letter } == 1 }.sorted())
    }
    let letters = Set(terms.joined())
    guard (terms + [result]).allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isLetter } }) else {
      throw CallFault("einsum takes a letter for each axis", at: .argument(0), hint: "write \"ij,jk->ik\"")
    }
    guard terms.count == call.arguments.count - 1 else {
      throw CallFault(
        "\"\(plain)\" names \(terms.count) tensors, and \(call.arguments.count - 1) are given", at: .argument(0))
    }
    if let stranger = result.first(where: { !letters.contains($0) }) {
      throw CallFault("the letter \(stranger) of the result is no letter of an input", at: .argument(0))
    }
    guard Set(result).count == result.count else {
      throw CallFault("each letter stands once in the result", at: .argument(0))
    }
    return Binding(EinsteinSum(inputs: terms, output: result), taking: 0..<1)
  }

  private var letters: String { (inputs + ["->" + output]).prefix(inputs.count).joined(separator: ",") + "->" + output }

  func statement(of inputs: [Formula]) -> Formula { .call(name, [.text("\"\(letters)\"")] + inputs) }

  private func extents(_ shapes: [Shape]) throws(ShapeMismatch) -> [Character: Int] {
    var extents: [Character: Int] = [:]
    for (term, shape) in zip(inputs, shapes) {
      guard term.count == shape.rank else {
        throw ShapeMismatch("\"\(term)\" names \(term.count) axes, and the shape is \(shape)", shapes: shapes)
      }
      for (letter, extent) in zip(term, shape.extents) {
        guard extents[letter, default: extent] == extent else {
          throw ShapeMismatch(
            "the letter \(letter) stands for \(extents[letter] ?? 0) and for \(extent) elements", shapes: shapes)
        }
        extents[letter] = extent
      }
    }
    return extents
  }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let extents = try extents(inputs)
    return Shape(output.map { extents[$0] ?? 1 })
  }

  func products(_ shapes: [Shape]) -> Products {
    guard let extents = try? extents(shapes) else { return Products(factors: inputs.count) }
    let order = Array(output) + Set(inputs.joined()).subtracting(output).sorted()
    let space = Shape(order.map { extents[$0] ?? 1 })
    var products = Products(factors: inputs.count)
    products.outputs = places(of: output, extents, over: order, space)
    products.factors = inputs.map { places(of: $0, extents, over: order, space) }
    return products
  }

  /// For each element of the space of all letters, the place in the tensor whose axes have some of them.
  private func places(
    of term: String, _ extents: [Character: Int], over order: [Character], _ space: Shape
  ) -> [Int] {
    var strides: [Character: Int] = [:]
    var stride = 1
    for letter in term.reversed() {
      // A letter that stands twice walks along a diagonal.
      strides[letter, default: 0] += stride
      stride *= extents[letter] ?? 1
    }
    return zip(order, space.extents).reduce([0]) { places, axis in
      let step = strides[axis.0] ?? 0
      return places.flatMap { place in (0..<axis.1).map { place + $0 * step } }
    }
  }

  func told(_ operands: [SymbolicTensor], upstream: Formula) -> [MathText] {
    operands.indices.map { place in
      var terms = inputs
      terms[place] = output
      var formulas = operands.map(\.formula)
      formulas[place] = upstream
      return Formula.call(name, [.text("\"\(terms.joined(separator: ","))->\(inputs[place])\"")] + formulas).mathText
    }
  }
  func workings(of element: WorkedElement) -> [MathText] { sumOfProducts(element) }
  func pyTorch(_ x: [String]) -> String { "torch.einsum(\"\(letters)\", \(x.joined(separator: ", ")))" }
}

extension String {
  fileprivate func components(before arrow: String) -> Substring {
    self[..<(firstRange(of: arrow)?.lowerBound ?? endIndex)]
  }
  fileprivate func components(after arrow: String) -> Substring {
    self[(firstRange(of: arrow)?.upperBound ?? endIndex)...]
  }
}
