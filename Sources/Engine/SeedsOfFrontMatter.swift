public import Notation

extension Circuit {
  /// The seeds that the front matter of a circuit's text places, by output wire.
  /// - Parameters:
  ///   - frontMatter: that of the text which states the circuit.
  ///   - seed: another one for the first output.
  public func seeds(of frontMatter: FrontMatter, _ seed: Tensor<Double>? = nil) -> [WireID: Tensor<Double>] {
    var seeds: [WireID: Tensor<Double>] = [:]
    let names = outputs.map { name(of: namesake(of: wires[$0].producer)) ?? id(of: $0) }
    for (wire, name) in zip(outputs, names) { seeds[wire] = frontMatter.seeds[name].map { Tensor($0) } }
    if let seed = seed ?? frontMatter.seed.map({ Tensor($0) }) { seeds[output] = seed }
    return seeds
  }
}
