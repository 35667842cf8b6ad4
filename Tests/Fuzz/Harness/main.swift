import CFuzzer
import Engine
import Notation
import Publishing
import Walkthrough

/// Texts that libFuzzer makes of the corpus, each the whole way: `fuzz language|svg …`, and libFuzzer's own arguments.
///
/// The language: reading, compiling and both passes. SVG: on to the frames and every text form.
let wantsFrames = CommandLine.arguments.dropFirst().first == "svg"

/// A circuit small enough that a thousand of them are tried in a second.
let limits = CircuitLimits(nodes: 60, elements: 400)

func annotated(_ text: String) -> (source: CircuitSource, circuit: AnnotatedCircuit)? {
  let file = SourceFile(name: "f.circuit", text: text)
  do {
    let source = try CircuitSource.parse(file, vocabulary: FunctionList.vocabulary)
    let circuit = try Circuit(source, limits: limits)
    return (source, try AnnotatedCircuit(circuit, seeds: circuit.seeds(of: source.frontMatter)))
  } catch let error as Diagnostics {
    // What is wrong has to be said as well.
    precondition(!error.rendered.isEmpty)
  } catch let error as PassError {
    precondition(!error.description.isEmpty)
  } catch {
    preconditionFailure("\(error)")
  }
  return nil
}

func tryOne(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  guard let text = String(validating: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self),
    let (source, circuit) = annotated(text)
  else { return 0 }
  let walkthrough = Walkthrough(circuit, title: source.frontMatter.title, digits: source.frontMatter.digits ?? 4)
  for step in walkthrough.steps { precondition(!walkthrough.caption(of: step).sentence.isEmpty) }
  guard wantsFrames else { return 0 }
  let publisher = Publisher(walkthrough, stem: "f", source: text)
  do {
    try publisher.publish([.svg, .dot, .html, .animated, .beamer, .tikz, .markdown, .revealjs, .text, .json, .csv]) {
      _, bytes in precondition(!bytes.isEmpty)
    }
  } catch {
    preconditionFailure("\(error)")
  }
  return 0
}

var count = CommandLine.argc - 1
var arguments = CommandLine.unsafeArgv + 1
var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = arguments
withUnsafeMutablePointer(to: &list) { pointer in
  pointer.withMemoryRebound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1) {
    _ = LLVMFuzzerRunDriver(&count, $0) { tryOne($0, $1) }
  }
}
