import Notation

/// One output element of a sum of products, and one input element that receives gradients.
extension MultilinearRule {
  /// The sum of products that made an element, in symbols and in numbers, and what comes back to the first input element
  /// in it.
  /// - Parameter some: of the products those that have to do with the element; all of them unless given.
  func sumOfProducts(_ element: WorkedElement, of some: Products? = nil) -> [MathText] {
    let shapes = element.inputs.map(\.shape)
    let products = some ?? products(shapes)
    let terms = products.outputs.indices.filter { products.outputs[$0] == element.place }
    guard let first = terms.first else { return [] }
    var symbols = terms.map { product(in: element, products, $0, numbers: false) }
    var numbers = terms.map { product(in: element, products, $0, numbers: true) }
    if let bias = products.bias, let last = element.inputs.indices.last {
      symbols.append(element.element(element.inputNames[last], bias[element.place], of: shapes[last]))
      numbers.append(MathText(element.factor(element.inputs[last].elements[bias[element.place]])))
    }
    let made: MathText =
      "\(element.element) = \(element.sum(symbols)) = \(element.sum(numbers)) = \(MathText(element.number(element.output.elements[element.place])))"
    return [made] + sent(element, products, to: products.factors[0][first])
  }

  private func product(
    in element: WorkedElement, _ products: Products, _ index: Int, numbers: Bool
  ) -> MathText {
    products.factors.indices.map { factor -> MathText in
      let place = products.factors[factor][index]
      return numbers
        ? MathText(
          factor == 0
            ? element.number(element.inputs[factor].elements[place])
            : element.factor(element.inputs[factor].elements[place]))
        : element.element(element.inputNames[factor], place, of: element.inputs[factor].shape)
    }.joined(separator: " × ")
  }

  /// What comes back to one element of the first input, over all outputs that it had a part in.
  private func sent(_ element: WorkedElement, _ products: Products, to place: Int) -> [MathText] {
    guard let upstream = element.upstream, products.factors.count == 2 else { return [] }
    let terms = products.outputs.indices.filter { products.factors[0][$0] == place }
    let other = element.inputs[1].elements
    let numbers = terms.map { index -> MathText in
      MathText(
        "\(element.number(upstream.elements[products.outputs[index]])) × \(element.factor(other[products.factors[1][index]]))"
      )
    }
    let total = terms.reduce(0) { $0 + upstream.elements[products.outputs[$1]] * other[products.factors[1][$1]] }
    let name = element.element(element.inputNames[0], place, of: element.inputs[0].shape)
    let uses = terms.count == 1 ? "one output" : "\(terms.count) outputs"
    return [
      "\(name) had a part in \(MathText(uses)) and receives \(element.sum(numbers)) = \(MathText(element.number(total)))"
    ]
  }
}
