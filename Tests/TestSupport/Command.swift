public import Foundation

/// A program run as a person would, with what it printed and how it ended.
public struct Command: Sendable {
  /// What stood on its standard output.
  public let output: String
  /// What stood on its standard error.
  public let messages: String
  /// With which it ended.
  public let code: Int32

  /// - Parameter input: what the program reads from standard input.
  public init(_ program: URL, _ arguments: [String], in folder: URL? = nil, input: String = "") throws {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    // Files and not pipes: a pipe that nobody reads while the program runs would stop it when full.
    let place = FileManager.default.temporaryDirectory.appending(path: "backwire-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    func file(_ name: String, _ text: String = "") throws -> FileHandle {
      try Data(text.utf8).write(to: place.appending(path: name))
      return try FileHandle(forUpdating: place.appending(path: name))
    }
    process.standardInput = try file("in", input)
    process.standardOutput = try file("out")
    process.standardError = try file("messages")
    try process.run()
    process.waitUntilExit()
    output = try String(contentsOf: place.appending(path: "out"), encoding: .utf8)
    messages = try String(contentsOf: place.appending(path: "messages"), encoding: .utf8)
    code = process.terminationStatus
  }

  /// The `backwire` that was built together with the tests.
  public static let backwire: URL = {
    var folder = URL(filePath: CommandLine.arguments[0])
    while folder.path != "/", !FileManager.default.isExecutableFile(atPath: folder.appending(path: "backwire").path) {
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "backwire")
  }()
}

/// A new folder that is removed after `body`.
public func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "backwire-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
