import ArgumentParser

/// What is tried on thousands of circuits that dice have made.
@main struct Trials: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trials", abstract: "Thousands of circuits that dice have made.",
    subcommands: [VerifyTrial.self, QuestionsTrial.self, CircuitsTrial.self])
}
