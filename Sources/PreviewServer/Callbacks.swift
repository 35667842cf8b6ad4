internal import CEvent

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What the server does of itself: C holds on to this while the server is there.
final class Callbacks {
  weak var server: PreviewServer?
  var timers: [Timer] = []
  private(set) var listeners: [Listener] = []
  private let answer: (String) -> PreviewServer.Answer?

  init(_ answer: @escaping (String) -> PreviewServer.Answer?) { self.answer = answer }

  func take(_ request: OpaquePointer) {
    guard let server, server.isAddressed(by: ce_host(request).map { String(cString: $0) }) else {
      return ce_refuse(request, 403, "this server is for this machine")
    }
    let path = Self.path(of: request)
    if path == "/events" { return listen(request, server.greeting()) }
    guard let answer = answer(path) else { return ce_refuse(request, 404, "not found") }
    ce_answer(request, answer.type, answer.body, answer.body.count)
  }

  private static func path(of request: OpaquePointer) -> String {
    guard let path = ce_path(request) else { return "/" }
    defer { free(path) }
    return path.pointee == 0 ? "/" : String(cString: path)
  }

  private func listen(_ request: OpaquePointer, _ greeting: [(event: String, data: String)]) {
    let listener = Listener(request, self)
    listeners.append(listener)
    ce_begin(
      request, "text/event-stream",
      { gone in
        let listener = Unmanaged<Listener>.fromOpaque(gone!).takeUnretainedValue()
        listener.callbacks?.listeners.removeAll { $0 === listener }
      }, Unmanaged.passUnretained(listener).toOpaque())
    for (event, data) in greeting { listener.send(event, data) }
  }
}

/// A browser that listens.
final class Listener {
  private let request: OpaquePointer
  weak var callbacks: Callbacks?

  init(_ request: OpaquePointer, _ callbacks: Callbacks) { (self.request, self.callbacks) = (request, callbacks) }

  func send(_ event: String, _ data: String) {
    let lines = data.split(separator: "\n", omittingEmptySubsequences: false).map { "data: \($0)\n" }.joined()
    let text = Array("event: \(event)\n\(lines)\n".utf8)
    ce_send(request, text, text.count)
  }
}

/// What libevent is given in the place of a closure.
final class Timer {
  let body: () -> Void

  init(_ body: @escaping () -> Void) { self.body = body }
}
