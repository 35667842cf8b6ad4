import ArgumentParser

/// How long Graphviz may take, wherever something is drawn.
struct LayoutOptions: ParsableArguments {
  @Option(name: .customLong("layout-seconds"), help: "Seconds that Graphviz may take to lay out a circuit.")
  var seconds = 60.0

  func validate() throws {
    guard seconds.isFinite, (0.001...1_000_000).contains(seconds) else {
      throw ValidationError("--layout-seconds takes a number of seconds from 0.001")
    }
  }
}
