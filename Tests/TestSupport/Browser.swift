public import Foundation

/// Headless Chromium as a person uses it: real keys, real clicks, what is seen and what is heard.
///
///     let found = try Browser.run(page, at: "#step=2", [.press("ArrowRight"), .evaluate("location.hash")])
///     #expect(found == ["#step=3"])
///
/// The README's test command installs it. Tests that need it are `.enabled(if: Browser.isExpected)`.
public enum Browser {
  /// What is done to a page, or asked of it.
  public enum Action: Sendable {
    /// Opens an address relative to the folder, with a query or a fragment if need be; one with `http:` as it is.
    case open(String)
    /// The size of the window's inside, in pixels.
    case size(Int, Int)
    /// Whether pages may run scripts, from the next one on.
    case javaScript(Bool)
    /// What people ask of all pages: `prefers-color-scheme`.
    case prefer(String, String)
    /// `print`, or `screen`.
    case medium(String)
    /// A key to what has the focus: `ArrowRight`, `Shift+Tab`, `?`.
    case press(String)
    /// A click on the first element of a CSS selector.
    case click(String)
    /// Finds the value of a JavaScript expression.
    case evaluate(String)
    /// Waits until a JavaScript expression is true.
    case wait(String)
    /// The page as a PDF, into a file.
    case print(URL)
    case screenshot(URL)
    /// A text into a file of the folder, as an editor saves it: written aside, and then put in its place.
    case write(String, String)
    /// Removes a file of the folder.
    case remove(String)
    /// Finds what axe thinks is wrong for people with disabilities: a rule and its elements for each.
    case axe

    /// The page as readers see it who prefer dark ones.
    public static let dark = Action.prefer("prefers-color-scheme", "dark")
  }

  /// Whether tests are to use it: where it is installed, and in CI, where a missing browser is a failure.
  public static let isExpected =
    ProcessInfo.processInfo.environment["CI"] != nil
    || [python, driver, chromium].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }

  /// Opens a page and does one thing after the other.
  /// - Parameters:
  ///   - page: its HTML.
  ///   - address: what follows the page's name in the address: `#step=2`, `?embed`.
  /// - Returns: what those actions found that look for something, in their order.
  public static func run(
    _ page: String, at address: String = "", withJavaScript: Bool = true, _ actions: [Action]
  ) throws -> [Found] {
    try withTemporaryFolder { folder in
      try Data(page.utf8).write(to: folder.appending(path: "page.html"))
      return try run(in: folder, [.javaScript(withJavaScript), .open("page.html" + address)] + actions)
    }
  }

  /// Does one thing after the other with the pages of a folder.
  /// - Parameter isStill: whether pages and the pictures in them are asked for less motion.
  public static func run(in folder: URL, isStill: Bool = false, _ actions: [Action]) throws -> [Found] {
    let task = Task(folder: folder.path, chromium: chromium, driver: driver, isStill: isStill, actions: actions)
    let script = Circuits.root + "/Tests/TestSupport/browser.py"
    let input = String(decoding: try JSONEncoder().encode(task), as: UTF8.self)
    let run = try Command(URL(filePath: python), [script], input: input)
    guard run.code == 0 else { throw Failed(description: run.messages) }
    return try JSONDecoder().decode([Found].self, from: Data(run.output.utf8))
  }

  /// Why the browser did not do what it was told.
  public struct Failed: Error, CustomStringConvertible {
    /// In the browser's own words.
    public let description: String
  }

  /// The folder of a package of Python that was installed with the browser.
  public static func package(_ name: String) throws -> URL {
    let libraries = URL(filePath: Circuits.root + "/.build/browser/lib")
    for python in try FileManager.default.contentsOfDirectory(at: libraries, includingPropertiesForKeys: nil) {
      let folder = python.appending(path: "site-packages/\(name)")
      if FileManager.default.fileExists(atPath: folder.path) { return folder }
    }
    throw Missing(name: name)
  }

  /// The Python that those packages are installed for.
  public static let python = Circuits.root + "/.build/browser/bin/python3"
  private static let driver = "/usr/bin/chromedriver"
  private static let chromium = "/usr/bin/chromium"

  private struct Task: Encodable {
    let folder, chromium, driver: String
    let isStill: Bool
    let actions: [Action]
  }
}
