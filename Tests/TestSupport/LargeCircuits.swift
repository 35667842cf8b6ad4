/// Circuits that are larger than samples: chains, wide layers, weights that many nodes share, many inputs.
public enum LargeCircuits {
  /// By name, their texts.
  public static let texts: [(name: String, text: String)] = [
    ("chain of 12", chain(12)),
    ("network of 10", NetworkCircuit(shape: .mlp, nodes: 10).text),
    ("network of 100", NetworkCircuit(shape: .mlp, nodes: 100).text),
    ("network of 1000", NetworkCircuit(shape: .mlp, nodes: 1000).text),
    ("shared weight", sharedWeight(20)),
    ("LSTM", lstm(3)),
    ("long sum", longSum(24)),
    ("784-30-10", layers([784, 30, 10])),
    (
      "long numbers",
      """
      a = -1234567.25
      b = 0.00001234567
      long_name_of_an_input = 3
      c = a * b * long_name_of_an_input
      d = exp(-c*c/1000) - a/b
      y = d * d
      """
    ),
  ]

  /// Layers in which everything reads everything: dot looks for crossings for seconds, on the fastest machine as well.
  public static let tangle: String = {
    var lines = (0..<12).map { "a0_\($0) = \($0)" }
    for layer in 1...10 {
      for neuron in 0..<12 {
        lines.append("a\(layer)_\(neuron) = " + (0..<12).map { "a\(layer - 1)_\($0)" }.joined(separator: " - "))
      }
    }
    return (lines + ["f = " + (0..<12).map { "a10_\($0)" }.joined(separator: " + ")]).joined(separator: "\n") + "\n"
  }()

  /// A sine of a sine of …
  public static func chain(_ length: Int) -> String {
    "x = 0.5\n" + (1...length).map { "h\($0) = sin(\($0 == 1 ? "x" : "h\($0 - 1)") * 0.9)" }.joined(separator: "\n")
  }

  /// A recurrent neuron, whose weight every step reads.
  public static func sharedWeight(_ steps: Int) -> String {
    "w = 0.7\n" + (1...steps).map { "h\($0) = tanh(w * \($0 == 1 ? "0.3" : "h\($0 - 1)"))" }.joined(separator: "\n")
  }

  /// A cell with its gates spelled out, unrolled.
  public static func lstm(_ steps: Int) -> String {
    """
    x = [\((0..<steps).map { ["0.5", "-1", "0.25"][$0 % 3] }.joined(separator: ", "))]
    \("ifog".map { "w\($0) = 0.5\nu\($0) = -0.25\nb\($0) = 0.1" }.joined(separator: "\n"))
    h = 0
    c = 0
    for t in range(\(steps)):
        i = sigmoid(wi * x[t] + ui * h + bi)
        r = sigmoid(wf * x[t] + uf * h + bf)
        o = sigmoid(wo * x[t] + uo * h + bo)
        g = tanh(wg * x[t] + ug * h + bg)
        c = r * c + i * g
        h = o * tanh(c)
    y = h
    """
  }

  /// A weighted sum written out.
  public static func longSum(_ terms: Int) -> String {
    (0..<terms).map { "w\($0) = 0.\($0 + 1)\nx\($0) = \($0 % 3) - 1" }.joined(separator: "\n") + "\ns = "
      + (0..<terms).map { "w\($0)*x\($0)" }.joined(separator: " + ") + "\ny = sigmoid(s)"
  }

  /// Layers of a network of vectors and matrices, as classifiers of digits have them.
  public static func layers(_ widths: [Int]) -> String {
    func number(_ place: Int) -> String { "\(Double(place * 37 % 101 - 50) / 100)" }
    func vector(_ count: Int, from place: Int) -> String {
      "[" + (0..<count).map { number(place + $0) }.joined(separator: ", ") + "]"
    }
    var lines = ["h0 = " + vector(widths[0], from: 0)]
    for layer in 1..<widths.count {
      let rows = (0..<widths[layer]).map { vector(widths[layer - 1], from: $0 * 7 + layer) }
      lines.append("W\(layer) = [" + rows.joined(separator: ",\n  ") + "]")
      lines.append("b\(layer) = " + vector(widths[layer], from: layer))
    }
    for layer in 1..<widths.count { lines.append("h\(layer) = sigmoid(W\(layer) @ h\(layer - 1) + b\(layer))") }
    lines.append("t = " + "[1" + String(repeating: ", 0", count: widths[widths.count - 1] - 1) + "]")
    return (lines + ["loss = mse(h\(widths.count - 1), t)"]).joined(separator: "\n")
  }
}
