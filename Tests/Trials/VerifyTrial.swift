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

  /// What became of rules that were made wrong on purpose.
  private struct Mistakes {
    var (made, caught, untold, missed) = (0, 0, 0, 0)
  }

  func run() throws {
    var verdicts: [String: Int] = [:]
    var met: Set<String> = []
    var (done, number, accused) = (0, from, 0)
    var mistakes = Mistakes()
    while done < count {
      let kind = RandomTensors.Numbers.allCases[number % 3]
      let random = RandomTensors(number, numbers: kind)
      number += 1
      tryMistake(number - 1, kind, &mistakes)
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
    print(
      "\(mistakes.made) rules made wrong by a hundredth: \(mistakes.caught) caught, \(mistakes.untold) cannot be told, "
        + "\(mistakes.missed) missed")
    if !missing.isEmpty { print("not met: \(missing.joined(separator: ", "))") }
    if accused + mistakes.missed > 0 || mistakes.caught < mistakes.made / 2 || !missing.isEmpty { throw ExitCode(1) }
  }

  /// The same circuit with a rule made wrong: no wire that it sends a gradient along may agree.
  private func tryMistake(_ number: Int, _ kind: RandomTensors.Numbers, _ mistakes: inout Mistakes) {
    let random = RandomTensors(number, numbers: kind, mistaken: number % 7)
    let wires = random.circuit.mistakenWires
    guard !wires.isEmpty, let annotated = try? AnnotatedCircuit(random.circuit, seed: random.seed) else { return }
    var left = checks
    let found = Verification.checks(of: annotated) {
      left -= 1
      return left > 0
    }
    // What is no more than the rounding of 0 is no mistake.
    let verdicts = found.filter { check in
      wires.contains(check.wire) && check.gradient != 0
        && !(check.verdict == .agrees && abs(check.gradient) < 100 * check.bound)
    }
    guard !verdicts.isEmpty else { return }
    mistakes.made += 1
    if let missed = verdicts.first(where: { $0.verdict == .agrees }) {
      mistakes.missed += 1
      print("circuit \(number) with a wrong rule, \(annotated.circuit.id(of: missed.wire)): \(missed)")
    } else if verdicts.contains(where: { $0.verdict == .disagrees }) {
      mistakes.caught += 1
    } else {
      mistakes.untold += 1
    }
  }
}
