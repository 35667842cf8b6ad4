import ArgumentParser
import Engine
import TestSupport

/// `trials verify`: right gradients are never called wrong.
struct VerifyTrial: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Cut the wires of random circuits; ends with 1 where a right gradient is called wrong.")

  @Option(help: "How many circuits.") var count = 10_000
  @Option(help: "The number of the first.") var from = 0
  @Option(help: "Of how many numbers of a circuit the gradients are checked at most.") var checks = 60
  @Flag(help: "Print what cannot be told.") var untold = false

  func run() throws {
    var verdicts: [String: Int] = [:]
    var met: Set<String> = []
    var (done, number, accused) = (0, from, 0)
    while done < count {
      let kind = RandomTensors.Numbers.allCases[number % 3]
      let random = RandomTensors(number, numbers: kind)
      number += 1
      guard let annotated = try? AnnotatedCircuit(random.circuit, seed: random.seed) else { continue }
      done += 1
      for case .function(let rule) in annotated.circuit.nodes.map(\.kind) { met.insert(rule.name) }
      var left = checks
      let found = Verification.checks(of: annotated) {
        left -= 1
        return left > 0
      }
      for check in found {
        let word = "\(check.verdict)".prefix { $0.isLetter }
        verdicts["\(kind) \(word)", default: 0] += 1
        guard check.verdict == .disagrees || untold && check.verdict == .cannotTell else { continue }
        if check.verdict == .disagrees { accused += 1 }
        print("circuit \(number - 1), \(annotated.circuit.id(of: check.wire))[\(check.element)]: \(check)")
        for node in annotated.circuit.nodes.indices {
          let value = annotated.values[annotated.circuit.namesake(of: node)]
          if case .splitter = annotated.circuit.nodes[node].kind { continue }
          let name = annotated.circuit.id(of: annotated.circuit.namesake(of: node))
          print(
            "  \(name) = \(annotated.circuit.statement(of: node).mathText.plain)    \(value.elements) \(value.shape)")
        }
      }
    }
    let missing = RandomTensors.functionNames.subtracting(met).sorted()
    print("\(done) circuits of \(number - from), \(accused) right gradients called wrong")
    for (word, count) in verdicts.sorted(by: { $0.key < $1.key }) { print("  \(word) \(count)") }
    if !missing.isEmpty { print("not met: \(missing.joined(separator: ", "))") }
    if accused > 0 || !missing.isEmpty { throw ExitCode(1) }
  }
}
