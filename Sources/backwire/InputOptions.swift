import ArgumentParser

/// `--set` and `--seed`: the circuit at other numbers than its own.
struct InputOptions: ParsableArguments {
  @Option(name: .customLong("set"), parsing: .singleValue, help: .of("set", "wire=value")) var inputs: [String] = []
  @Option(parsing: .unconditional, help: .of("seed")) var seed: String?
  @Option(help: .of("nonfinite")) var nonfinite: String?
  @Option(help: .of("focus", "y[0,0,1,1]")) var focus: String?

  func validate() throws { try Given.check(given) }

  /// Sorted, so that the same numbers in another order give the same artefacts.
  var given: [Given] {
    inputs.sorted().map { Given(key: "set", text: $0) }
      + Given.all([("seed", seed), ("nonfinite", nonfinite), ("focus", focus)])
  }
}
