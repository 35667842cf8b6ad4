import Engine
import TestSupport
import Testing

@Suite struct TableTests {
  @Test("a table of a circuit is asked by its wires, and what becomes of each is a table again")
  func wires() throws {
    let annotated = try Circuits.annotated("x = -2\nf = x * x + 3\n")
    let circuit = annotated.circuit
    let x = try #require(circuit.wire(named: "x"))
    #expect(annotated.values[x] == Tensor(-2))
    let numbers: Table<WireID, Double?> = annotated.values.map(\.scalar)
    #expect(numbers[circuit.output] == 7)
    #expect(Array(numbers.indices) == circuit.wires.indices.map { $0 })
    for (wire, value) in annotated.values.entries { #expect(value == annotated.values[wire]) }
  }

  @Test(
    "each wire is among its producer's outputs and its consumer's inputs, in every sample",
    arguments: Circuits.sampleNames)
  func ends(sample: String) throws {
    let circuit = try Circuits.sample(sample).circuit
    for (wire, ends) in circuit.wires.entries {
      #expect(circuit.nodes[ends.producer].outputs.contains(wire))
      guard let consumer = ends.consumer else { continue }
      #expect(circuit.nodes[consumer].inputs.contains(wire) && ends.producer < consumer)
    }
  }

  @Test("what is added is asked by the id that it was given, and a change is of one entry")
  func growth() {
    var table = Table<NodeID, String>()
    #expect(table.isEmpty && table.endIndex == NodeID(0))
    let first = table.append("x")
    let second = table.append("f")
    #expect(first < second && second.description == "1" && table.firstIndex(of: "f") == second)
    table[first] += "₁"
    #expect(table == Table(["x₁", "f"]))
    #expect(Table<NodeID, Int>(repeating: 0, count: 2).indices == table.indices)
  }

  @Test("ids are counted on as numbers are: a splitter's branches follow one another")
  func ranges() throws {
    let circuit = try Circuits.annotated("x = 2\nf = x * x * x\n").circuit
    let splitter = try #require(circuit.nodes.indices.first { circuit.isSplitter($0) })
    let branches = circuit.nodes[splitter].outputs
    #expect(branches.count == 3 && branches.lowerBound.distance(to: branches.upperBound) == 3)
    #expect(branches.map(\.index) == [1, 2, 3] && branches.last == branches.lowerBound.advanced(by: 2))
  }
}
