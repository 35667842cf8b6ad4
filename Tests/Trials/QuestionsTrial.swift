import ArgumentParser
import Engine
import Notation
import Publishing
import TestSupport
import Walkthrough

/// `trials questions`: who computes with the numbers shown is right, in the quiz, in GIFT and in Moodle, and who makes a
/// known mistake is not.
struct QuestionsTrial: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questions",
    abstract:
      "Answer questions about random circuits from the numbers on the screen; ends with 1 where that is called wrong.")

  @Option(help: "How many questions at least.") var count = 10_000
  @Option(help: "The number of the first circuit.") var from = 0
  @Flag(help: "Leave out Moodle's questions, for which each step is drawn.") var withoutPictures = false

  func run() throws {
    var tally = Tally()
    var number = from
    while tally.questions < count {
      defer { number += 1 }
      guard let annotated = Self.circuit(number) else { continue }
      let walkthrough = Walkthrough(annotated, title: "t", asking: .inTurn)
      let publisher = Publisher(Walkthrough(annotated, title: "t"), stem: "t", source: "")
      var banks = [try BankAnswers(gift: publisher.questions(.gift))]
      if !withoutPictures { banks.append(try BankAnswers(moodle: publisher.questions(.moodle))) }
      var place = 0
      for case .ask(let node) in walkthrough.steps.map(\.kind) {
        let students = Student(walkthrough, node: node).answers
        for question in walkthrough.questions(of: node) where question.isAskable {
          tally.questions += 1
          tally.judge(question, students[question.wire] ?? [], "circuit \(number)")
          for element in question.answer.elements.indices {
            for bank in banks {
              tally.judge(
                bank.numbers[place], question, element, (students[question.wire] ?? []).map { $0.elements[element] },
                "circuit \(number) in \(bank.name)")
            }
            place += 1
          }
        }
      }
      for bank in banks where bank.numbers.count != place {
        throw ValidationError("circuit \(number): \(bank.name) asks for \(bank.numbers.count) numbers and not \(place)")
      }
    }
    print(
      "\(tally.questions) questions of \(number - from) circuits: \(tally.answers) answers computed from the numbers shown, "
        + "\(tally.mistakes) known mistakes")
    print("\(tally.refused) right answers refused, \(tally.taken) mistakes taken for right")
    if tally.refused + tally.taken > 0 { throw ExitCode(1) }
  }

  /// Numbers that nearly cancel, functions of numbers, and matrices in turn; nil without finite values and gradients.
  private static func circuit(_ number: Int) -> AnnotatedCircuit? {
    switch number % 3 {
    case 0: return try? Circuits.annotated(CancellingCircuit(seed: number).text)
    case 1: return try? Circuits.annotated(RandomCircuit(seed: number).text)
    default:
      let random = RandomTensors(number, sizes: 1...12, numbers: number % 2 == 0 ? .plain : .wide)
      return try? AnnotatedCircuit(random.circuit, seed: random.seed)
    }
  }
}

/// What has been judged so far.
private struct Tally {
  var (questions, answers, mistakes, refused, taken) = (0, 0, 0, 0, 0)

  /// The quiz page's judgement of a whole gradient.
  mutating func judge(_ question: Question, _ students: [Tensor<Double>], _ place: String) {
    for student in students {
      answers += 1
      guard !question.diagnosis(of: student).isRight else { continue }
      refused += 1
      print("\(place): \(question.prompt)\n  \(student.elements) is refused; \(question.rule)")
    }
    for mistaken in question.mistaken {
      mistakes += 1
      let isLike = ([question.answer] + students).contains { like in
        zip(mistaken.answer.elements, like.elements).allSatisfy { abs($0 - $1) <= 1.001 * question.tolerance(for: $1) }
      }
      guard !isLike, question.diagnosis(of: mistaken.answer).isRight else { continue }
      taken += 1
      print(
        "\(place): \(question.prompt)\n  \(mistaken.mistake), \(mistaken.answer.elements), is taken for right; \(question.rule)"
      )
    }
  }

  /// A bank's judgement of one number.
  mutating func judge(
    _ bank: [BankAnswers.Answer], _ question: Question, _ element: Int, _ students: [Double], _ place: String
  ) {
    /// The first answer that is near enough counts, as Moodle has it.
    func isRight(_ given: Double) -> Bool { bank.first { abs(given - $0.number) <= $0.tolerance }?.isRight ?? false }
    for student in students where !isRight(student) {
      refused += 1
      print("\(place): \(question.prompt)\n  \(student) is refused at \(element); \(question.rule)\n  \(bank)")
    }
    let right = [question.answer.elements[element]] + students
    for mistaken in question.mistaken {
      let number = mistaken.answer.elements[element]
      guard !right.contains(where: { abs(number - $0) <= 1.001 * question.tolerance(for: $0) }), isRight(number) else {
        continue
      }
      taken += 1
      print(
        "\(place): \(question.prompt)\n  \(mistaken.mistake), \(number), is taken for right; \(question.rule)\n  \(bank)"
      )
    }
  }
}

/// Who has nothing but the numbers on the screen, and knows the rule.
private struct Student {
  /// By wire, what may be found for the gradient that goes back along it.
  var answers: [WireID: [Tensor<Double>]] = [:]

  init(_ walkthrough: Walkthrough, node: NodeID) {
    let circuit = walkthrough.circuit
    let outputs = circuit.nodes[node].outputs
    if circuit.isSplitter(node) {
      let branches = outputs.compactMap { wire in
        walkthrough.gradientText(of: wire).flatMap { Self.read($0, as: walkthrough.annotated.values[wire].shape) }
      }
      guard let first = branches.first else { return }
      add(branches.dropFirst().reduce(first, +), circuit.nodes[node].inputs[0])
      return
    }
    let caption = walkthrough.steps.lazy.compactMap { step -> Caption.Table? in
      if case .function(node) = step.kind { return walkthrough.caption(of: step).table }
      return nil
    }.first
    let asked = walkthrough.questions(of: node).map(\.wire)
    if case .numbers(let rows) = caption {
      for (wire, row) in zip(asked, rows) {
        let factors = row.product.dropLast(2).split(separator: " × ").compactMap { shownNumber($0) }
        if factors.count == 2 { add(Tensor(factors[0] * factors[1]), wire) }
      }
    }
    // The rule of the node at the inputs that stand on its wires.
    guard let text = walkthrough.gradientText(of: outputs.lowerBound),
      let upstream = Self.read(text, as: walkthrough.annotated.values[outputs.lowerBound].shape)
    else { return }
    var stored: [Int: Tensor<Double>] = [:]
    for (place, wire) in circuit.nodes[node].inputs.enumerated() where circuit.wires[wire].dependsOnInputs {
      guard let value = Self.read(walkthrough.valueText(of: wire), as: walkthrough.annotated.values[wire].shape) else {
        return
      }
      stored[place] = value
    }
    let sent = walkthrough.annotated.pullback(of: node, upstream: upstream, storing: stored)
    for (wire, tensor) in zip(circuit.nodes[node].inputs, sent) where asked.contains(wire) && tensor.isFinite {
      add(tensor, wire)
    }
  }

  /// As it is, and rounded to the digits that are shown.
  private mutating func add(_ tensor: Tensor<Double>, _ wire: WireID) {
    answers[wire, default: []] += [tensor, tensor.map { NumberText.rounded($0) }]
  }

  /// The numbers of a text such as `[[1, 2], [3, 4]]`; nil where they are not all written out.
  private static func read(_ text: String, as shape: Shape) -> Tensor<Double>? {
    let numbers = text.split { "[], ".contains($0) }.map { shownNumber($0) }
    let known = numbers.compactMap(\.self)
    return known.count == numbers.count && known.count == shape.count ? Tensor(known, shape: shape) : nil
  }
}
