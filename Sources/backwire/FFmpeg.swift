import Publishing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// ffmpeg, a program beside this one, where it is installed: it makes videos of PNGs that play.
enum FFmpeg {
  static let encoder = VideoEncoder { apng, words in
    let (picture, video, messages) = (try scratch(), try scratch(), try scratch())
    defer { [picture, video, messages].forEach { close($0.number) } }
    try picture.write(apng)
    lseek(picture.number, 0, SEEK_SET)
    // A video's head is written last, so it goes to a file and to no pipe.
    let all = ["ffmpeg", "-nostdin", "-v", "error", "-f", "apng", "-i", "pipe:0"] + words + ["-y", "/dev/fd/3"]
    let code = try run(all, input: picture, messages: messages, output: video)
    lseek(messages.number, 0, SEEK_SET)
    let said = String(decoding: try messages.read(atMost: 2000), as: UTF8.self)
    guard code == 0 else { throw Problem(description: "ffmpeg failed: \(lastLine(of: said) ?? "it gives no reason")") }
    lseek(video.number, 0, SEEK_SET)
    return try video.read(atMost: .max)
  }

  /// Why there is no video.
  private struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  /// A file without a name, so that nothing of it is left however this ends.
  private static func scratch() throws -> Descriptor {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    #if os(Linux)
      // O_TMPFILE, which Swift does not import.
      let file = open(folder, O_RDWR | O_DIRECTORY | 0o20_000_000 | O_CLOEXEC, 0o600)
    #else
      var path = Array("\(folder)/backwire.XXXXXX".utf8CString)
      let file = mkstemp(&path)
      if file >= 0 { unlink(path) }
    #endif
    guard file >= 0 else { throw SystemReason.last }
    return Descriptor(number: file)
  }

  private static func run(
    _ words: [String], input: Descriptor, messages: Descriptor, output: Descriptor
  ) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.number, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, messages.number, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, messages.number, STDERR_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.number, 3)
    var arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process = pid_t()
    let reason = posix_spawnp(&process, "ffmpeg", &actions, nil, &arguments, environ)
    if reason == ENOENT { throw Problem(description: "ffmpeg makes it, which is not installed: apt install ffmpeg") }
    guard reason == 0 else { throw SystemReason(code: reason) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }

  private static func lastLine(of text: String) -> String? {
    text.split(whereSeparator: \.isNewline).last.map { line in
      String(line.unicodeScalars.filter { !$0.properties.isWhitespace || $0 == " " }.map { Character($0) })
    }
  }
}
