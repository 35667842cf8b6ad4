import Notation

/// One step of a recurrent network as PyTorch's cells take it: weights with a row for each gate's unit, first those of the
/// input, then those of the state, and two biases that may be left out.
///
/// `rnn_cell`: h' = tanh(W x + U h + b). `gru_cell`: gates r and z and a new state n, h' = (1 − z) n + z h (Cho and others
/// 2014). `lstm_cell`: gates i, f, g and o, c' = f c + i g, h' = o tanh(c') (Hochreiter and Schmidhuber 1997); it gives
/// [h', c'], so `lstm_cell(…)[0]` is h'.
struct RecurrentCell: WrittenRule {
  enum Kind: String { case rnn, gru, lstm }

  let kind: Kind
  var inside: Circuit?

  init(_ kind: Kind) { self.kind = kind }

  var name: String { "\(kind.rawValue)_cell" }
  var symbol: String { kind.rawValue.uppercased() }
  private var states: [String] { kind == .lstm ? ["h", "c"] : ["h"] }
  var inputNames: [String] { ["x"] + states + ["wx", "wh", "bx", "bh"] }
  var arity: ClosedRange<Int> { 3 + states.count...5 + states.count }
  private var gates: Int { kind == .rnn ? 1 : kind == .gru ? 3 : 4 }
  var exampleShapes: [Shape] {
    [[2]] + states.map { _ in [1] } + [[gates, 2], [gates, 1], [gates], [gates]]
  }
  var summary: String {
    switch kind {
    case .rnn: "A recurrent cell sends the upstream gradient through its tanh to the input, the state and both weights."
    case .gru:
      "A gated recurrent unit sends z of the upstream gradient straight to the old state, and the rest through its gates."
    case .lstm:
      "A long short-term memory sends f of the cell's gradient straight to the old cell, and the rest through its gates."
    }
  }

  func check(_ shapes: [Shape]) throws(ShapeMismatch) {
    let (x, h) = (shapes[0], shapes[1])
    let (wx, wh) = (shapes[1 + states.count], shapes[2 + states.count])
    let units = h.extents.last ?? 0
    guard (1...2).contains(x.rank), x.rank == h.rank, wx == [gates * units, x.extents.last ?? 0],
      wh == [gates * units, units]
    else {
      throw ShapeMismatch(
        "\(name) takes weights of the shapes (\(gates * units), \(x.extents.last ?? 0)) and (\(gates * units), \(units)) "
          + "for an input of the shape \(x) and a state of the shape \(h), and here \(wx) and \(wh)", shapes: shapes)
    }
    guard shapes[states.count] == h else {
      throw ShapeMismatch(
        "the states of \(name) have one shape; here they have \(h) and \(shapes[states.count])", shapes: shapes)
    }
  }
  func text(for shapes: [Shape]) -> String {
    let units = shapes[1].extents.last ?? 1
    let biases = shapes.count - 3 - states.count
    let ofInput = "gx = linear(x, wx\(biases > 0 ? ", bx" : ""))"
    let ofState = "gh = linear(h, wh\(biases > 1 ? ", bh" : ""))"
    func part(_ wire: String, _ gate: Int) -> String { "\(wire)[..., \(gate * units):\((gate + 1) * units)]" }
    let steps: [String] =
      switch kind {
      case .rnn: ["next = tanh(gx + gh)"]
      case .gru:
        [
          "r = sigmoid(\(part("gx", 0)) + \(part("gh", 0)))", "u = sigmoid(\(part("gx", 1)) + \(part("gh", 1)))",
          "n = tanh(\(part("gx", 2)) + r * \(part("gh", 2)))", "next = (1 - u) * n + u * h",
        ]
      case .lstm:
        [
          "g = gx + gh", "i = sigmoid(\(part("g", 0)))", "f = sigmoid(\(part("g", 1)))", "n = tanh(\(part("g", 2)))",
          "o = sigmoid(\(part("g", 3)))", "d = f * c + i * n", "next = stack(o * tanh(d), d)",
        ]
      }
    return ([ofInput, ofState] + steps).joined(separator: "\n")
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    inputs.map { _ in "\(upstream.mathText) through the gates, by a backward pass inside" }
  }
  func pyTorch(_ x: [String]) -> String {
    let biases = Array((x.dropFirst(3 + states.count) + ["None", "None"]).prefix(2))
    // The cells of this module take batches only.
    func row(_ wire: String) -> String { "torch.atleast_2d(\(wire))" }
    let state = kind == .lstm ? "(\(row(x[1])), \(row(x[2])))" : row(x[1])
    let weights = x[(1 + states.count)..<(3 + states.count)].joined(separator: ", ")
    let function = kind == .rnn ? "rnn_tanh_cell" : name
    let call = "torch.\(function)(\(row(x[0])), \(state), \(weights), \(biases.joined(separator: ", ")))"
    return kind == .lstm
      ? "torch.stack(\(call)).reshape((2,) + \(x[1]).shape)" : "\(call).reshape(\(x[1]).shape)"
  }
}
