import Engine
import FoundationEssentials
import Notation
import Walkthrough

/// A circuit file as the command meets it: read, understood, run, or a `Failure` that says what is wrong.
struct CircuitFile {
  let stem: String
  let source: CircuitSource
  let annotated: AnnotatedCircuit

  /// - Parameters:
  ///   - path: a file's path, or `-` for standard input.
  ///   - folded: composites to draw as one node, besides those of the front matter.
  ///   - isQuiet: whether warnings are left unsaid.
  init(path: String, folding folded: [String] = [], isQuiet: Bool = false) throws(Failure) {
    let file = try Self.read(path)
    stem = path == "-" ? "stdin" : Self.stem(of: path)
    do {
      source = try CircuitSource.parse(file, vocabulary: FunctionList.vocabulary)
      annotated = try Self.run(source, folding: folded)
    } catch {
      throw Failure(code: .badInput, message: error.rendered)
    }
    if !isQuiet, !source.warnings.isEmpty { Message.print(Diagnostics(source.warnings, in: file).rendered) }
  }

  /// The walkthrough as the front matter wants it.
  func walkthrough(
    everyStep: Bool = false, showsJacobians: Bool = false, digits: Int? = nil,
    asking: Walkthrough.Asking? = nil
  ) -> Walkthrough {
    Walkthrough(
      annotated, title: source.frontMatter.title, digits: digits ?? source.frontMatter.digits ?? 4,
      everyStep: everyStep, showsJacobians: showsJacobians, asking: asking)
  }

  private static func run(_ source: CircuitSource, folding folded: [String]) throws(Diagnostics) -> AnnotatedCircuit {
    let circuit = try Circuit(source, folding: folded + (source.frontMatter.fold ?? []))
    do {
      return try AnnotatedCircuit(circuit, seed: source.frontMatter.seed.map { Tensor($0) })
    } catch {
      let range = error.range ?? source.outputRange
      throw Diagnostics([Diagnostic(error.description, at: range, hint: error.hint)], in: source.file)
    }
  }

  private static func read(_ path: String) throws(Failure) -> SourceFile {
    let name = path == "-" ? "<stdin>" : path
    let bytes = try path == "-" ? standardInput() : contents(of: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(
        code: .badInput, message: "\(name): error: the file is not UTF-8 text; save it with the encoding UTF-8")
    }
    return SourceFile(name: name, text: text)
  }

  private static func standardInput() throws(Failure) -> [UInt8] {
    guard let bytes = StandardInput.read(atMost: sizeLimit + 1) else {
      throw Failure(code: .cannotRead, message: "<stdin>: error: cannot read the circuit: standard input is closed")
    }
    guard bytes.count <= sizeLimit else { throw tooLarge("<stdin>") }
    return bytes
  }

  private static func tooLarge(_ name: String) -> Failure {
    Failure(
      code: .badInput,
      message: "\(name): error: the file is larger than \(sizeLimit / 1_000_000) MB; is it the circuit you mean?")
  }

  /// A circuit is text that people write; a larger file is another one, named by mistake, and is not even read.
  private static let sizeLimit = 4_000_000

  private static func contents(of path: String) throws(Failure) -> [UInt8] {
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    guard size <= sizeLimit else { throw tooLarge(path) }
    do {
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      var isFolder = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      let reason =
        isFolder
        ? "it is a folder; name the circuit files in it"
        : exists ? "it cannot be opened; check its permissions" : "there is no such file"
      throw Failure(code: .cannotRead, message: "\(path): error: cannot read the circuit: \(reason)")
    }
  }

  private static func stem(of path: String) -> String {
    URL(filePath: path).deletingPathExtension().lastPathComponent
  }
}
