import Foundation
import TestSupport
import Testing

@testable import Publishing

/// The files of pages, as the languages that they are in read them.
@Suite(.enabled(if: Browser.isExpected)) struct PageResourceTests {
  private static let folder = URL(filePath: Circuits.root + "/Sources/Publishing/Pages/Resources")

  private static func files(_ ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(ending) }.sorted()
  }

  /// What a browser finds of a text.
  private static func found(_ expression: String, in text: String) throws -> Found? {
    let literal = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    return try Browser.run("<!DOCTYPE html>", [.evaluate("(text => \(expression))(\(literal))")]).first
  }

  @Test("a browser can read every script, and would say where it cannot")
  func scripts() throws {
    let check = "{ try { new Function(text); return 'read' } catch (error) { return error.message } }"
    let names = try Self.files(".js")
    #expect(names == ["early.js", "quiz.js", "training.js", "walkthrough.js"])
    for name in names {
      let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
      #expect(try Self.found(check, in: text) == "read", "\(name)")
      #expect(try Self.found(check, in: text + "}") == "Unexpected token '}'", "\(name)")
    }
  }

  @Test("a browser takes every rule of every style, and every declaration in it")
  func styles() throws {
    // A declaration that a browser does not know is missing from what it has read.
    let check = """
      {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        const rules = list => [...list].flatMap(rule => rule.selectorText ? [rule] : rules(rule.cssRules));
        const blocks = text.replace(/\\/\\*.*?\\*\\/|@page[^}]*\\}/g, "").match(/[^{}]+\\{[^{}]*\\}/g);
        const all = rules(sheet.cssRules);
        if (all.length !== blocks.length) return `${all.length} of ${blocks.length} rules`;
        return all.flatMap((rule, place) => blocks[place].split("{")[1].slice(0, -1).split(";")
          .map(declaration => declaration.split(":")[0].trim())
          .filter(name => name && !rule.style.getPropertyValue(name) && !rule.style.getPropertyValue(name + "-top"))
          .map(name => `${rule.selectorText} ${name}`)).join() || "read";
      }
      """
    for name in try Self.files(".css") {
      let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
      #expect(try Self.found(check, in: text) == "read", "\(name)")
      #expect(try Self.found(check, in: text + "\nb{colour:red}") == "b colour", "\(name)")
    }
  }
}
