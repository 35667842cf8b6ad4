import Publishing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The questions of many variants on their way into a bank: on the disk as they come, and in memory only where they are.
///
/// In the bank those of one category stand together, and what two variants ask alike stands there once.
final class BankSpool {
  let bank: BankText
  private let file: Descriptor
  private var end = 0
  private var categories: [String] = []
  /// By category, where its questions are.
  private var places: [String: [Range<Int>]] = [:]
  /// By category and a hash of the question, where those with this hash are.
  private var known: [Int: [(path: String, place: Range<Int>)]] = [:]

  /// - Parameter folder: where there is room for what will be written.
  init(_ bank: BankText, in folder: OutputFolder) throws(Failure) {
    self.bank = bank
    file = try folder.scratch()
  }

  deinit { close(file.number) }

  func add(_ question: BankQuestion) throws(Failure) {
    let bytes = Array(bank.written(question).utf8)
    // It tells which to compare; no order comes of it.
    let hash = question.hashValue
    for other in known[hash] ?? [] where other.path == question.path {
      if try read(other.place) == bytes { return }
    }
    try attempt { () throws(SystemReason) in try file.write(bytes) }
    let place = end..<end + bytes.count
    end = place.upperBound
    if places[question.path] == nil { categories.append(question.path) }
    places[question.path, default: []].append(place)
    known[hash, default: []].append((question.path, place))
  }

  /// Hands over the files of the bank, one after the other: one if it is small enough.
  /// - Parameters:
  ///   - count: of the variants.
  ///   - limit: how many bytes a file may have. A question that is larger has a file of its own.
  func files(variants count: Int, limit: Int, _ receive: (_ number: Int?, [UInt8]) throws(Failure) -> Void)
    throws(Failure)
  {
    let opening = Array(bank.opening(variants: count).utf8), closing = Array(bank.closing.utf8)
    // One file at a time, which is in memory once.
    var whole: [UInt8] = []
    whole.reserveCapacity(min(limit, end + opening.count + closing.count))
    whole += opening
    var number = 0
    for path in categories {
      let heading = Array(bank.heading(path).utf8)
      var isNamed = false
      for place in places[path] ?? [] {
        if whole.count > opening.count, whole.count + heading.count + place.count + closing.count > limit {
          number += 1
          whole += closing
          try receive(number, whole)
          whole.removeAll(keepingCapacity: true)
          whole += opening
          isNamed = false
        }
        if !isNamed { whole += heading }
        isNamed = true
        whole += try read(place)
      }
    }
    whole += closing
    try receive(number == 0 ? nil : number + 1, whole)
  }

  private func read(_ place: Range<Int>) throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: place.count)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeMutableBytes { room in
        pread(
          file.number, UnsafeMutableRawBufferPointer(rebasing: room[done...]).baseAddress, room.count - done,
          off_t(place.lowerBound + done))
      }
      if count > 0 { done += count } else if count == 0 || errno != EINTR { throw Self.failure(.last) }
    }
    return bytes
  }

  private func attempt(_ body: () throws(SystemReason) -> Void) throws(Failure) {
    do { try body() } catch { throw Self.failure(error) }
  }

  private static func failure(_ reason: SystemReason) -> Failure {
    Failure(.cannotWrite, "the bank", "cannot keep its questions on the disk: \(reason)")
  }
}
