import Engine
import TestSupport
import Testing

/// The samples that train, against PyTorch 2.13 in float64: `torch.optim.SGD` on the same expressions.
@Suite struct TrainedSamplesTests {
  struct Known: Sendable, CustomTestStringConvertible {
    let sample: String
    let losses: [Double]
    let last: [(wire: String, [Double])]
    var testDescription: String { sample }
  }

  static let known: [Known] = [
    Known(
      sample: "train_neuron", losses: [2.769018372803454, 0.7576725657843816, 0.05968059081729634],
      last: [("w", [0.2563613907959332]), ("b", [0.5781806953979666])]),
    Known(
      sample: "train_xor", losses: [0.3812843685782754, 0.352138244018241, 0.3344074439656225],
      last: [
        ("W", [0.9979986690501005, -0.9856878815685087, -0.9981909107318365, 0.9912797683033435]),
        ("c", [0.10009385799877361, 0.2058705667261518]), ("v", [0.5140032413394459, 0.586652732580752]),
        ("d", [0.2342226607308761]),
      ]),
    // `optimizer.zero_grad()` is never called.
    Known(
      sample: "train_zero_grad", losses: [4, 1.44, 0.006400000000000012, 1.7635840000000007], last: [("w", [5.0448])]),
  ]

  @Test("a sample that trains has the losses and the wires of PyTorch", arguments: known)
  func figures(known: Known) throws {
    let source = try Circuits.parse(try Circuits.sampleText(known.sample))
    let training = try Training(try #require(source.training), from: Circuit(source))
    let losses = training.iterations.map(\.loss)
    #expect(zip(losses, known.losses).allSatisfy { abs($0 - $1) < 1e-12 } && losses.count == known.losses.count)
    let updates = try #require(training.iterations.last).updates
    for (name, expected) in known.last {
      let update = updates.first { training.iterations[0].annotated.circuit.name(of: $0.wire) == name }
      let found = try #require(update).after.elements
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 } && found.count == expected.count, "\(name)")
    }
  }

  @Test("every sample that trains has known figures")
  func coverage() throws {
    let training = try Circuits.sampleNames.filter {
      try Circuits.parse(try Circuits.sampleText($0)).training != nil
    }
    #expect(Set(training) == Set(Self.known.map(\.sample)))
  }
}
