import Foundation
import TestSupport
import Testing

/// The invariants of the README's code map, as far as reading the sources can tell.
@Suite struct HouseTests {
  /// What each module may import.
  static let imports: [String: Set<String>] = [
    "Notation": ["CYAMLSystem"],
    "Engine": ["CMatrix", "Notation", "RealModule"],
    "Walkthrough": ["Engine", "Notation"],
    "Scene": ["Walkthrough", "Engine", "Notation", "Typeface"],
    "Typeface": ["CTypeface"],
    "Graphviz": ["CGraphviz", "CPNG", "CGIF", "Typeface"],
    "Renderer": ["Scene", "Walkthrough", "Engine", "Notation", "Graphviz", "Dispatch", "Synchronization"],
    "Publishing": ["Renderer", "Scene", "Walkthrough", "Engine", "Notation", "Foundation", "FoundationEssentials"],
    "Workshop": ["Publishing", "Renderer", "Walkthrough", "Engine", "Notation"],
    "PreviewServer": ["CEvent", "Glibc", "Darwin"],
    "Worker": ["CFork", "Glibc", "Darwin"],
    "backwire": [
      "Workshop", "Publishing", "Renderer", "Walkthrough", "Engine", "Notation", "Worker", "PreviewServer", "CVersion",
      "CDigestSystem", "ArgumentParser", "Foundation", "FoundationEssentials", "Glibc", "Darwin", "Dispatch",
      "Synchronization",
    ],
  ]

  static func sources(of module: String) throws -> [(file: String, text: String)] {
    let folder = Circuits.root + "/Sources/" + module
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }.sorted()
      .map { file in
        let text = try String(contentsOf: URL(filePath: folder + "/" + file), encoding: .utf8)
        // What stands in a long string is another language's.
        return (file, text.replacing(/"""[\s\S]*?"""/, with: ""))
      }
  }

  @Test("a module imports only the modules that it may know of", arguments: imports.keys.sorted())
  func importDirections(module: String) throws {
    let sources = try Self.sources(of: module)
    #expect(!sources.isEmpty)
    for (file, text) in sources {
      for match in text.matches(of: /(?m)^\s*(?:public |internal |package )?import (?:struct |func )?(\w+)/) {
        #expect(Self.imports[module]?.contains(String(match.1)) == true, "\(module)/\(file) imports \(match.1)")
      }
    }
  }

  @Test("only the command prints, and only it touches the disk or the clock", arguments: imports.keys.sorted())
  func effects(module: String) throws {
    guard module != "backwire" else { return }
    for (file, text) in try Self.sources(of: module) {
      let code = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
      for effect in [/\bprint\(/, /FileManager/, /ProcessInfo/, /\bDate\(/, /\.random/, /Hasher\(/] {
        #expect(code.firstMatch(of: effect) == nil, "\(module)/\(file)")
      }
    }
  }

  @Test("no library names an option of the command line: there are other doors to it", arguments: imports.keys.sorted())
  func options(module: String) throws {
    guard module != "backwire" else { return }
    for (file, text) in try Self.sources(of: module) {
      for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        let named = line.firstMatch(of: /"[^"]*(?:(?:^|[ "'(])--[a-z][a-z-]+|[ "](?:-f|-o) [a-z'{])[^"]*"/)
        #expect(named == nil, "\(module)/\(file): \(line)")
      }
    }
  }

  /// How many nodes a circuit may have, and what Graphviz calls a node.
  private static let otherNumbers = ["nodes: Int", "addNode("]

  @Test(
    "a wire is told by a WireID, a node by a NodeID, and neither by a bare number", arguments: imports.keys.sorted())
  func numbers(module: String) throws {
    let named =
      /\b(?:\w*?(?:[wW]ire|[nN]ode)s?|producer|consumer|splitter|origin|namesake)(?:\([^)]*\))?(?:: | -> )(?:\[|\w+<)*Int\b/
    let cases = /\bcase [^\n]*\b(?:wire|node|end|box)\((?:\w+: )?Int\b/
    let keyed = /\b(?:seeds|fed|values|gradients|roles|asked)(?: \w+)?: (?:\[Int: |Set<Int>)/
    for (file, text) in try Self.sources(of: module) where module != "Notation" && module != "Graphviz" {
      for match in text.matches(of: named) where !Self.otherNumbers.contains(where: match.0.hasPrefix) {
        Issue.record("\(module)/\(file): \(match.0)")
      }
      for found in [text.firstMatch(of: cases)?.0, text.firstMatch(of: keyed)?.0].compactMap(\.self) {
        Issue.record("\(module)/\(file): \(found)")
      }
    }
  }

  @Test("the formatter would change nothing, and every public declaration says what it gives")
  func format() throws {
    let lint = try Command(
      URL(filePath: "/usr/bin/env"),
      ["swift", "format", "lint", "--strict", "--parallel", "--recursive", "Sources", "Tests"],
      in: URL(filePath: Circuits.root))
    #expect(lint.code == 0, "\(lint.messages)")
  }

  @Test("one idea, one file: none has more than 250 lines", arguments: imports.keys.sorted())
  func length(module: String) throws {
    let folder = Circuits.root + "/Sources/" + module
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder) where file.hasSuffix(".swift") {
      let text = try String(contentsOf: URL(filePath: folder + "/" + file), encoding: .utf8)
      #expect(text.count { $0 == "\n" } <= 250, "\(module)/\(file)")
    }
  }
}
