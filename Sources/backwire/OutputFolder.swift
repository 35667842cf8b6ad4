import FoundationEssentials

/// The folder into which artefacts are written. A file appears whole, written aside and renamed, or not at all.
struct OutputFolder {
  let path: String

  /// Writes one file, given by its path below the folder.
  func write(_ bytes: [UInt8], to relativePath: String) throws(Failure) {
    let file = URL(filePath: path).appending(path: relativePath)
    do {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file, options: .atomic)
    } catch {
      throw Failure(
        code: .cannotWrite,
        message: "\(path)/\(relativePath): error: cannot write the file; check that the folder exists, "
          + "that it may be written to and that the disk has room")
    }
  }
}
