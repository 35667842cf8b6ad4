import Notation

extension English {
  func splitterComputes(_ name: MathText, value: String, count: Int) -> Caption {
    Caption(
      "Forward pass · splitter node \(name)",
      sentence: "Splitter node \(name.plain) passes the value \(value) on to each of its \(count) branches.",
      lines: ["\(name) = \(value) is used \(count) times: every branch carries it"])
  }

  func functionComputes(_ called: MathText, value: String, stored: [MathText]) -> Caption {
    Caption(
      "Forward pass · function node \(called)",
      sentence: "Function node \(called.plain) computes \(value) and stores its inputs.",
      lines: ["\(called) = \(value)"]
        + (stored.isEmpty ? [] : ["it stores its inputs for the backward pass: \(stored.joined(separator: ", "))"]))
  }

  func forwardPassDone(outputs: [MathText]) -> Caption {
    Caption(
      "Forward pass",
      sentence: "The forward pass is done: every wire has its value, and the "
        + "\(outputs.count == 1 ? "output is" : "outputs are") \(list(outputs.map(\.plain))).",
      lines: [
        "every wire has its value, every function node has stored its inputs: \(outputs.joined(separator: ", "))"
      ])
  }

  func nothingToSeed(output: MathText) -> Caption {
    Caption(
      "Backward pass · seed",
      sentence: "The output \(output.plain) depends on no input wire, so there is nothing to send back.")
  }

  func seedOfOne(output: MathText, derivative: MathText) -> Caption {
    Caption(
      "Backward pass · seed",
      sentence: "The seed: the backward pass starts on the output wire \(output.plain) with the gradient 1.",
      lines: ["the backward pass starts on the output wire: \(derivative) = 1"])
  }

  func seed(output: MathText, upstream: String) -> Caption {
    Caption(
      "Backward pass · seed",
      sentence: "The seed: the output wire \(output.plain) receives the upstream gradient \(upstream).",
      lines: ["the backward pass starts on the output wire: \(output) receives the upstream gradient \(upstream)"])
  }

  func seeds(_ seeds: [(output: MathText, upstream: String)]) -> Caption {
    let received = seeds.map { "\($0.output) receives \($0.upstream)" as MathText }
    return Caption(
      "Backward pass · seeds",
      sentence: "The seeds: each output wire starts a backward pass into the same circuit; "
        + "\(list(received.map(\.plain))).",
      lines: [
        "each output wire starts a backward pass into the same circuit: \(received.joined(separator: ", "))",
        "what meets is added at splitter nodes",
      ])
  }

  func splitterAdds(
    _ name: MathText, at place: BackwardPlace, uses: WireUses, gradient: MathText, terms: String, sum: String
  ) -> Caption {
    Caption(
      "Backward \(step(place)) · splitter node \(name)",
      sentence: "Splitter node \(name.plain) adds what comes back on its branches: \(terms)\(sum).",
      lines: [
        "the wire \(name) is used \(told(uses)), so its gradient is the sum of what comes back:",
        "\(gradient) = \(terms)\(MathText(sum, .strong))",
      ])
  }

  func functionSends(
    _ called: MathText, at place: BackwardPlace, upstream: String, isProduct: Bool,
    received: [(wire: MathText, told: String)]
  ) -> Caption {
    let each = received.count == 1 ? "its local gradient" : "each local gradient"
    let work =
      isProduct
      ? "multiplies its upstream gradient \(upstream) by \(each)" : "pulls its upstream gradient \(upstream) back"
    let told = received.map { "\($0.wire.plain) receives \($0.told)" }
    return Caption(
      "Backward \(step(place)) · function node \(called)",
      sentence: "Function node \(called.plain) \(work): \(list(told)).")
  }

  func results(_ results: [MathText], lines: [MathText], rows: [MathText]) -> Caption {
    let told = rows.isEmpty ? "" : " The Jacobian, a row for each output: \(rows.map(\.plain).joined(separator: "; "))."
    return Caption(
      "Results · the gradients at the inputs",
      sentence: "The backward pass is done; read off at the inputs: \(list(results.map(\.plain))).\(told)",
      lines: lines + rows)
  }

  func noResults() -> Caption {
    Caption("Results", sentence: "The output depends on no input wire: there are no gradients.")
  }

  func born(_ kind: String, _ reason: String) -> String { "here the first \(kind) is born: \(reason)" }

  func born(_ kind: String, at called: MathText, _ reason: String) -> String {
    "node \(called.plain): \(born(kind, reason))"
  }

  func origin(_ kind: String, at called: MathText, isInBackwardPass: Bool, _ reason: String) -> String {
    "first \(kind): node \(called.plain), in the \(isInBackwardPass ? "backward" : "forward") pass: \(reason)"
  }

  func jacobian(_ derivative: MathText, _ matrix: String) -> String {
    "Jacobian \(derivative.plain) = \(matrix)"
  }

  var foldedComposite: String {
    "this composite is folded: its local gradients are worked out by a backward pass through its inside"
  }

  func gradient(of name: MathText) -> MathText { "gradient of \(name)" }

  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  func summed(_ product: MathText, overCopies count: Int) -> MathText {
    "sum of \(product) over its \(count) copies"
  }

  func local(_ rule: MathText, overCopies count: Int) -> MathText { rule + ", summed over \(count) copies" }

  func headings(of table: Caption.Table) -> [String] {
    switch table {
    case .numbers: ["wire", "upstream", "local gradient", "upstream × local", "gradient sent back"]
    case .tensors(let rows, let areJacobians):
      ["wire", "what is sent back", "upstream"]
        + (Caption.Table.haveLocals(rows) ? [areJacobians ? "Jacobian" : "local gradient"] : [])
        + ["gradient sent back"]
    }
  }

  func step(_ place: BackwardPlace) -> String { "step \(place.number) of \(place.count)" }

  /// `3 times`
  func told(_ uses: WireUses) -> String {
    uses.live == uses.count
      ? "\(uses.count) times" : "\(uses.count) times, \(uses.live) of them on the way to the output"
  }
}
