import Engine
import Notation
import Publishing

/// Numbers as options have them: `x=3`, `[1, 2]`.
enum InputText {
  /// A number for an input wire.
  struct Setting {
    let definition: Definition
    let value: Tensor<Double>
    /// As it was written: `x=3`.
    let text: String

    var statement: (name: String, text: String) { (definition.name, text) }
  }

  /// The numbers of input wires, in the order of the options.
  static func settings(_ assignments: [String]) throws(WorkshopError) -> [Setting] {
    var settings: [Setting] = []
    var names: Set<String> = []
    for assignment in assignments {
      let setting = try number(assignment, key: "set")
      guard names.insert(setting.definition.name).inserted else {
        throw .option(OptionFault(key: "set", message: "'\(setting.definition.name)' is set twice"))
      }
      settings.append(setting)
    }
    return settings
  }

  static func seed(_ text: String) throws(WorkshopError) -> Tensor<Double> {
    try number("seed = \(text)", key: "seed").value
  }

  /// A statement of the circuit language that gives a wire a number.
  private static func number(_ text: String, key: String) throws(WorkshopError) -> Setting {
    do {
      let source = try CircuitSource.parse(SourceFile(name: key, text: text), vocabulary: FunctionList.vocabulary)
      let circuit = try Circuit(source)
      guard source.definitions.count == 1, source.composites.isEmpty, source.definitions[0].isNumber else {
        throw WorkshopError.option(OptionFault(key: key, message: "'\(text)' is no number for a wire; write x=3"))
      }
      let pass: ForwardPass<Double> = circuit.forward()
      let definition = source.definitions[0]
      return Setting(
        definition: definition, value: pass.values[circuit.output], text: source.file[definition.range])
    } catch let diagnostics as Diagnostics {
      throw .value(key: key, diagnostics)
    } catch let error as WorkshopError {
      throw error
    } catch {
      throw .option(OptionFault(key: key, message: "\(error)"))
    }
  }
}
