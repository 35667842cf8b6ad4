import Foundation
import TestSupport
import Testing

/// Circuits that programs hand over as JSON.
@Suite struct RecordedCircuitTests {
  static let network = """
    {"version": 1, "title": "A \\"neuron\\": two", "output": "f", "seed": 2, "fold": ["unit"],
     "definitions": [{"name": "unit", "parameters": ["x", "w"], "statements": [
       {"name": "s", "formula": "w * x", "place": "model.py:3"}], "result": "tanh(s)"}],
     "statements": [
       {"name": "x", "value": 0.5},
       {"name": "w", "value": -2, "note": "a weight"},
       {"name": "c", "value": 1.5, "constant": true},
       {"name": "h", "formula": "unit(x, w)", "place": "model.py:7"},
       {"name": "g", "opaque": {"function": "torch.lgamma", "inputs": ["h + 4"],
         "at": [3.238405844044235], "value": 0.92, "jacobian": [1.01]}, "place": "model.py:8"},
       {"name": "f", "formula": "g * c"}]}
    """

  @Test("a circuit handed over as JSON is the circuit of the same text")
  func text() throws {
    let run = try Command(Command.backwire, ["trace", "-", "-f", "circuit"], input: Self.network)
    #expect(run.messages.isEmpty)
    #expect(
      run.output == """
        ---
        title: "A \\"neuron\\": two"
        output: f
        seed: 2
        fold: [unit]
        ---
        def unit(x, w):
            s = w * x
            return tanh(s)
        x = 0.5
        w = -2  ## a weight
        const c = 1.5
        h = unit(x, w)
        g = opaque("torch.lgamma", h + 4, at=[3.238405844044235], value=0.92, jacobian=[1.01])
        f = g * c

        """)
    let again = try Command(Command.backwire, ["trace", "-", "-f", "json"], input: run.output)
    let data = try Command(Command.backwire, ["trace", "-", "-f", "json"], input: Self.network)
    #expect(again.code == 0 && again.output == data.output)
  }

  @Test("what is drawn of a JSON file is called after it, fresh until it changes")
  func artefacts() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "net.json")
      try Data(Self.network.utf8).write(to: file)
      let render = try Command(Command.backwire, ["render", "net.json", "-o", "out"], in: folder)
      #expect(render.code == 0, "\(render.messages)")
      let check = try Command(Command.backwire, ["check", "net.json", "-o", "out"], in: folder)
      #expect(check.code == 0, "\(check.output)\(check.messages)")
      try Data(Self.network.replacing("1.5", with: "2.5").utf8).write(to: file)
      #expect(try Command(Command.backwire, ["check", "net.json", "-o", "out"], in: folder).code == 1)
      let fmt = try Command(Command.backwire, ["fmt", "net.json"], in: folder)
      #expect(fmt.code == 65)
      #expect(
        fmt.messages
          == "net.json: error: this is data of a program; 'backwire trace net.json -f circuit' writes it as a text\n")
    }
  }

  @Test(
    "an error names the place in the data, and in the program that handed it over",
    arguments: [
      (
        #"{"version": 1, "statements": [{"name": "x", "value": 0}, {"name": "f", "formula": "log(x)", "place": "model.py:12"}]}"#,
        """
        <stdin>: $.statements[1] (model.py:12): error: f = log(x) has no finite value at x = 0
           | f = log(x)
           |     ^~~~~~ nonfinite: show in the front matter goes on, and says where it is born

        """
      ),
      (
        #"{"version": 1, "statements": [{"name": "x", "value": 0}, {"name": "f", "formula": "y + 1"}]}"#,
        """
        <stdin>: $.statements[1]: error: there is no wire named 'y'
           | f = y + 1
           |     ^

        """
      ),
      (#"{"version": 2, "statements": []}"#, "<stdin>: error: $.version: this Backwire reads version 1, not 2\n"),
      (#"{"version": 1}"#, "<stdin>: error: $: 'statements' is missing\n"),
      (
        #"{"version": 1, "statements": [{"name": "x", "value": [1, "2"]}]}"#,
        "<stdin>: error: $.statements[0].value[1]: it is no number, nor a list of numbers\n"
      ),
      (
        #"{"version": 1, "statements": [{"name": "x"}]}"#,
        "<stdin>: error: $.statements[0]: it has one of 'value', 'formula' and 'opaque'\n"
      ),
      (
        #"{"version": 1, "statements": [{"name": "2x", "value": 1}]}"#,
        "<stdin>: error: $.statements[0].name: a name has letters, digits and underscores, and begins with no digit\n"
      ),
      (
        #"{"version": 1, "statements": [{"name": "x", "formula": "1\ny = 2"}]}"#,
        "<stdin>: error: $.statements[0].formula: it is one line, without '#'\n"
      ),
      (
        #"{"version": 1, "statments": []}"#,
        "<stdin>: error: $: there is no key 'statments'; the keys are version, title, output, seed, fold, nonfinite, "
          + "definitions, statements\n"
      ),
      (
        #"{"version": 1, "nonfinite": "hide", "statements": [{"name": "x", "value": "inf"}]}"#,
        """
        <stdin>: $.nonfinite: error: 'nonfinite' is error or show
           | nonfinite: hide
           |            ^~~~

        """
      ),
      (#"{"version": 1, "#, "<stdin>: error: $: it is not valid JSON\n"),
    ])
  func errors(json: String, message: String) throws {
    let run = try Command(Command.backwire, ["trace", "-"], input: json)
    #expect(run.code == 65)
    #expect(run.messages == message)
  }

  @Test("the schema takes what is read, and not what is refused")
  func schema() throws {
    try withTemporaryFolder { folder in
      try Data(Self.network.utf8).write(to: folder.appending(path: "network.json"))
      let wrong = #"{"version": 1, "statements": [{"name": "x", "value": 1, "formula": "2"}]}"#
      try Data(wrong.utf8).write(to: folder.appending(path: "wrong.json"))
      let schema = Circuits.root + "/Sources/Publishing/Schemas/circuit.schema.json"
      #expect(try SchemaCheck.faults(schema: schema, of: folder.path) == ["network 0 []", "wrong 1 "])
    }
  }
}
