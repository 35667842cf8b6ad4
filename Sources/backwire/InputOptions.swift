import ArgumentParser
import Engine
import Notation

/// `--set` and `--seed`: the circuit at other numbers than its own.
struct InputOptions: ParsableArguments {
  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Another value for an input wire, x=3 or W=[[1,2],[3,4]]; may be repeated.", valueName: "wire=value"))
  var inputs: [String] = []

  @Option(
    parsing: .unconditional, help: "Another upstream gradient for the output wire, in place of the front matter's or 1."
  )
  var seed: String?
}

/// Numbers as a command line has them.
enum InputText {
  /// The input wires' values by name.
  static func values(_ assignments: [String]) throws(Failure) -> [String: Tensor<Double>] {
    var values: [String: Tensor<Double>] = [:]
    for assignment in assignments {
      let (name, value) = try number(assignment, option: "--set")
      guard values.updateValue(value, forKey: name) == nil else {
        throw Failure(.badInput, "--set", "'\(name)' is set twice")
      }
    }
    return values
  }

  static func seed(_ text: String) throws(Failure) -> Tensor<Double> {
    try number("seed = \(text)", option: "--seed").value
  }

  /// A statement of the circuit language that gives a wire a number.
  private static func number(_ text: String, option: String) throws(Failure) -> (name: String, value: Tensor<Double>) {
    do {
      let source = try CircuitSource.parse(SourceFile(name: option, text: text), vocabulary: FunctionList.vocabulary)
      let circuit = try Circuit(source)
      guard source.definitions.count == 1, source.composites.isEmpty, source.definitions[0].isNumber else {
        throw Failure(.badInput, Subject(option), "'\(text)' is no number for a wire; write x=3")
      }
      let pass: ForwardPass<Double> = circuit.forward()
      return (source.definitions[0].name, pass.values[circuit.output])
    } catch let diagnostics as Diagnostics {
      throw Failure(diagnostics)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.badInput, Subject(option), "\(error)")
    }
  }
}
