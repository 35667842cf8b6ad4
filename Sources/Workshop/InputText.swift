import Engine
import Notation
import Publishing

/// Numbers as options have them: `x=3`, `[1, 2]`.
enum InputText {
  /// The input wires' values by name.
  static func values(_ assignments: [String]) throws(WorkshopError) -> [String: Tensor<Double>] {
    var values: [String: Tensor<Double>] = [:]
    for assignment in assignments {
      let (name, value) = try number(assignment, key: "set")
      guard values.updateValue(value, forKey: name) == nil else {
        throw .option(OptionFault(key: "set", message: "'\(name)' is set twice"))
      }
    }
    return values
  }

  static func seed(_ text: String) throws(WorkshopError) -> Tensor<Double> {
    try number("seed = \(text)", key: "seed").value
  }

  /// A statement of the circuit language that gives a wire a number.
  private static func number(_ text: String, key: String) throws(WorkshopError) -> (name: String, value: Tensor<Double>)
  {
    do {
      let source = try CircuitSource.parse(SourceFile(name: key, text: text), vocabulary: FunctionList.vocabulary)
      let circuit = try Circuit(source)
      guard source.definitions.count == 1, source.composites.isEmpty, source.definitions[0].isNumber else {
        throw WorkshopError.option(OptionFault(key: key, message: "'\(text)' is no number for a wire; write x=3"))
      }
      let pass: ForwardPass<Double> = circuit.forward()
      return (source.definitions[0].name, pass.values[circuit.output])
    } catch let diagnostics as Diagnostics {
      throw .value(key: key, diagnostics)
    } catch let error as WorkshopError {
      throw error
    } catch {
      throw .option(OptionFault(key: key, message: "\(error)"))
    }
  }
}
