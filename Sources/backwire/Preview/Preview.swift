import ArgumentParser
import FoundationEssentials
import Notation
import PreviewServer
import Publishing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `backwire preview`: a page that is drawn again whenever its circuit is saved.
struct Preview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show circuits in the browser, and draw them again whenever they are saved.",
    discussion: """
      backwire preview Samples/product.circuit
      backwire preview Samples --theme dark
      backwire preview lecture/*.circuit --no-open --port 8000

      The page keeps its step. An error stands over the last picture until it is mended. Of a folder all circuits are \
      shown, also those that come later. Nobody but this machine can see it; Ctrl-C ends it.
      """)

  @Argument(help: "Circuit files, or folders of them.")
  var files: [String]

  @Option(help: "The port of 127.0.0.1 at which to listen; any that is free unless given.")
  var port: UInt16 = 0

  @Flag(help: "Do not open the browser.")
  var noOpen = false

  @OptionGroup(title: "How it looks") var looks: Looks

  @OptionGroup(title: "Which numbers") var inputs: InputOptions

  @OptionGroup(title: "Limits") var limits: Limits

  @OptionGroup(title: "Limits") var layout: LayoutOptions

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    if files.contains("-") { throw ValidationError("a preview follows files, and standard input is none: give a file") }
    try Render.checkNames(files.filter { !Destination.isFolder($0) })
  }

  func run() throws {
    try Message.reporting([files]) { files throws(Failure) in
      let options = try looks.options(inputs)
      var circuits: [String: PreviewedCircuit] = [:]
      let isFolder = files.contains { Destination.isFolder($0) }
      var listed = Self.circuits(in: files)
      for (name, path) in listed {
        circuits[name] = PreviewedCircuit(path: path, name: name, isDue: true)
      }
      let server: PreviewServer
      do {
        server = try PreviewServer(port: port) { path in
          switch path {
          // A folder has a list even of one, which others may join.
          case "/": .html(listed.count == 1 && !isFolder ? PreviewPages.circuit(listed[0].name) : PreviewPages.index)
          case "/preview.js": .script(PreviewPages.previewScript)
          case "/index.js": .script(PreviewPages.indexScript)
          default:
            if let name = Self.name(after: "/circuit/", in: path), circuits[name] != nil {
              .html(PreviewPages.circuit(name))
            } else if let name = Self.name(after: "/page/", in: path), let circuit = circuits[name] {
              .html(circuit.page)
            } else {
              nil
            }
          }
        }
      } catch {
        throw Failure(.cannotRead, Subject("--port"), "\(error)")
      }
      server.greeting = {
        [("list", Self.list(listed))] + listed.compactMap { circuits[$0.name].map { ("state", $0.state) } }
      }
      // Often enough to seem at once, and for bursts to be one.
      server.repeat(every: 0.03) { [weak server] in
        let now = Self.circuits(in: files)
        for (name, path) in now where circuits[name] == nil {
          circuits[name] = PreviewedCircuit(path: path, name: name)
        }
        if now.map(\.name) != listed.map(\.name) {
          listed = now
          server?.send("list", Self.list(listed))
        }
        var free = Cores.count - circuits.values.count(where: \.isDrawing)
        for name in circuits.keys.sorted() {
          let hasChanged = circuits[name]?.follow { path in
            guard free > 0 else { return nil }
            free -= 1
            return BackgroundDrawing(
              PreviewJob(path: path, options: options, limits: limits.circuit, layoutSeconds: layout.seconds))
          }
          if hasChanged == true, let state = circuits[name]?.state { server?.send("state", state) }
        }
      }
      let address = "http://127.0.0.1:\(server.port)/"
      try Output.print(address)
      if !noOpen { Self.open(address) }
      server.run()
    }
  }

  /// The circuits that files and folders name, by what they are called; the first of a name.
  private static func circuits(in files: [String]) -> [(name: String, path: String)] {
    var known: Set<String> = []
    return files.flatMap { file in
      guard Destination.isFolder(file) else { return [file] }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: file)) ?? []
      return names.filter { $0.hasSuffix(".circuit") }.sorted().map { file + "/" + $0 }
    }.compactMap { path in
      guard let name = try? CircuitName.stem(of: path), known.insert(name).inserted else { return nil }
      return (name, path)
    }
  }

  private static func list(_ circuits: [(name: String, path: String)]) -> String {
    guard let data = try? JSONEncoder().encode(circuits.map(\.name)) else { preconditionFailure("texts encode") }
    return String(decoding: data, as: UTF8.self)
  }

  private static func name(after start: String, in path: String) -> String? {
    path.hasPrefix(start) ? String(path.dropFirst(start.count)) : nil
  }

  /// Opens the address as the desktop does; where there is no desktop, a person has the address.
  private static func open(_ address: String) {
    #if os(Linux)
      let program = "xdg-open"
    #else
      let program = "open"
    #endif
    var words: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup(address), nil]
    defer { words.forEach { free($0) } }
    var process = pid_t()
    posix_spawnp(&process, program, nil, nil, &words, environ)
  }
}
