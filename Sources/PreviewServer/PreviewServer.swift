internal import CEvent

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A server of pages for the browsers of this machine alone, which also sends them events as they come (server-sent events).
///
///     let server = try PreviewServer { path in path == "/" ? .html("<p>Hello") : nil }
///     server.repeat(every: 0.05) { server.send("changed", "…") }
///     server.run()
///
/// All of it is one thread: what takes long is another's to do, and is asked for by `repeat`. libevent is behind it: a server
/// made for Swift would bring all of Foundation.
public final class PreviewServer {
  /// What a path gives.
  public struct Answer {
    let type: String
    let body: [UInt8]

    /// A page, in UTF-8.
    public static func html(_ text: String) -> Answer {
      Answer(type: "text/html; charset=utf-8", body: Array(text.utf8))
    }
    /// A script of a page.
    public static func script(_ text: String) -> Answer { Answer(type: "text/javascript", body: Array(text.utf8)) }
  }

  /// Why no server can be had.
  public struct Failure: Error, CustomStringConvertible {
    /// What the system says of it, as a sentence without a full stop.
    public let description: String
  }

  /// At which it listens on 127.0.0.1.
  public let port: UInt16
  /// What browsers that begin to listen are sent first.
  public var greeting: () -> [(event: String, data: String)] = { [] }
  private let server: OpaquePointer
  private let callbacks: Callbacks

  /// - Parameters:
  ///   - port: where to listen; any that is free for 0.
  ///   - answer: the page of a path, nil where there is none.
  /// - Throws: `Failure` where nothing can listen at the port.
  public init(port: UInt16 = 0, answer: @escaping (String) -> Answer?) throws(Failure) {
    let callbacks = Callbacks(answer)
    var bound = port
    let taker: ce_taker = { callbacks, request in
      guard let callbacks, let request else { return }
      Unmanaged<Callbacks>.fromOpaque(callbacks).takeUnretainedValue().take(request)
    }
    guard let server = ce_listen(&bound, taker, Unmanaged.passUnretained(callbacks).toOpaque()) else {
      throw Failure(description: "nothing can listen at 127.0.0.1:\(port): \(String(cString: strerror(errno)))")
    }
    (self.server, self.callbacks, self.port) = (server, callbacks, bound)
    callbacks.server = self
  }

  deinit { ce_free(server) }

  /// Answers until the process ends.
  public func run() { ce_run(server) }

  /// Does something again and again, between answers.
  public func `repeat`(every seconds: Double, _ body: @escaping () -> Void) {
    let timer = Timer(body)
    callbacks.timers.append(timer)
    let began = ce_repeat(
      server, seconds, { Unmanaged<Timer>.fromOpaque($0!).takeUnretainedValue().body() },
      Unmanaged.passUnretained(timer).toOpaque())
    precondition(began, "there is memory for a timer")
  }

  /// Sends an event to every browser that listens.
  public func send(_ event: String, _ data: String) {
    for listener in callbacks.listeners { listener.send(event, data) }
  }

  /// A page of another name that leads here is another site's, which is to read nothing.
  func isAddressed(by host: String?) -> Bool { host == "127.0.0.1:\(port)" || host == "localhost:\(port)" }
}
