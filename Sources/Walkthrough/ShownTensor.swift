public import Engine
import Notation

/// A tensor as it is shown: a number, a grid of numbers, or, where there are too many to read, what they lie between.
public struct ShownTensor: Hashable, Sendable {
  /// What is made of it, by how many numbers there are.
  public enum Form: Hashable, Sendable {
    case number(String)
    /// By row and column; a vector is a column.
    case grid([[String]])
    case overview(Overview)
  }

  /// A tensor too large to write out.
  public struct Overview: Hashable, Sendable {
    /// As in NumPy: `(28, 28)`.
    public let shape: String
    /// The least of its numbers, as it is shown.
    public let minimum: String
    /// The greatest of its numbers, as it is shown.
    public let maximum: String
    /// Means over blocks of the tensor by row and column, from −1 to 1: each by the number that is farthest from 0.
    public let blocks: [[Double]]
  }

  /// How it is shown.
  public let form: Form

  /// The most rows and columns that are written out.
  public static let largestGrid = 6
  /// The most rows and columns of an overview's blocks.
  static let mostBlocks = 8

  /// - Parameters:
  ///   - tensor: the numbers.
  ///   - digits: how many significant digits each is shown with.
  public init(_ tensor: Tensor<Double>, digits: Int) {
    self.init(tensor, digits: digits, more: nil)
  }

  /// - Parameter digits: how many significant digits each element is shown with.
  init(_ tensor: Tensor<Double>, digitsByElement digits: [Int]) {
    self.init(tensor, digits: digits.max() ?? 1, more: digits)
  }

  /// Whether each element of a tensor is written out.
  static func isWrittenOut(_ tensor: Tensor<Double>) -> Bool {
    tensor.shape.rank <= 2 && tensor.shape.extents.allSatisfy { $0 <= largestGrid }
  }

  private init(_ tensor: Tensor<Double>, digits: Int, more: [Int]?) {
    let write = { (number: Double) in NumberText.format(number, digits: digits) }
    let extents = tensor.shape.extents
    switch extents.count {
    case 0: form = .number(write(tensor.elements[0]))
    case 1...2 where Self.isWrittenOut(tensor):
      let texts = more.map { zip(tensor.elements, $0).map { NumberText.format($0, digits: $1) } }
      let all = texts ?? tensor.elements.map(write)
      let width = extents.count == 1 ? 1 : extents[1]
      form = .grid(stride(from: 0, to: all.count, by: width).map { Array(all[$0..<$0 + width]) })
    default:
      let elements = tensor.elements
      form = .overview(
        Overview(
          shape: tensor.shape.description, minimum: write(elements.min() ?? 0), maximum: write(elements.max() ?? 0),
          blocks: Self.blocks(of: tensor)))
    }
  }

  /// A place that is to be filled in.
  public static let unknown = ShownTensor(form: .number("?"))

  /// A place for each number of the same tensor; a question mark stands for all of them.
  func blanked(_ blank: String) -> ShownTensor {
    guard case .grid(let rows) = form, blank != "?" else { return ShownTensor(form: .number(blank)) }
    return ShownTensor(form: .grid(rows.map { $0.map { _ in blank } }))
  }

  private init(form: Form) { self.form = form }

  /// In a sentence: `−4`, `[1, 2]`, `[[1, 2], [3, 4]]`.
  public var inline: String {
    switch form {
    case .number(let text): text
    case .grid(let rows):
      rows.allSatisfy { $0.count == 1 }
        ? "[\(rows.joined().joined(separator: ", "))]"
        : "[\(rows.map { "[\($0.joined(separator: ", "))]" }.joined(separator: ", "))]"
    case .overview(let overview):
      "a tensor of the shape \(overview.shape) with numbers from \(overview.minimum) to \(overview.maximum)"
    }
  }

  /// The text of a number; nil for a grid and an overview.
  public var number: String? { if case .number(let text) = form { text } else { nil } }

  private static func blocks(of tensor: Tensor<Double>) -> [[Double]] {
    let extents = tensor.shape.extents
    // A vector lies down here: a row of blocks needs less room than a column of them.
    let columns = max(1, extents.count == 1 ? tensor.shape.count : extents[extents.count - 1])
    let greatest = tensor.elements.map(abs).filter(\.isFinite).max() ?? 0
    // Beside an infinity all else would be pale: it counts as much as the greatest number there is.
    let rows = tensor.map { $0.isNaN ? 0 : min(max($0, -greatest), greatest) }.rows(of: columns)
    return cuts(rows.count).map { rowRange in
      cuts(columns).map { columnRange in
        let block = rows[rowRange].flatMap { $0[columnRange] }
        return greatest == 0 ? 0 : block.reduce(0) { $0 + $1 / greatest } / Double(block.count)
      }
    }
  }

  private static func cuts(_ count: Int) -> [Range<Int>] {
    let parts = min(count, mostBlocks)
    return (0..<parts).map { ($0 * count / parts)..<(($0 + 1) * count / parts) }
  }
}

extension Tensor {
  /// The elements in rows of a length.
  fileprivate func rows(of length: Int) -> [[Element]] {
    let elements = elements
    return stride(from: 0, to: elements.count, by: length).map { Array(elements[$0..<$0 + length]) }
  }
}
