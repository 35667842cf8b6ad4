/// Numbers in rows, as they are written: `2`, `[1, 2]`, `[[1, 2], [3, 4]]`.
public struct NumberArray: Sendable, Equatable {
  /// Outermost first: none for a number, the length for a vector, rows and columns for a matrix.
  public let extents: [Int]
  /// Row by row.
  public let numbers: [Double]

  /// A number alone, without extents.
  public init(_ number: Double) { (extents, numbers) = ([], [number]) }

  /// - Precondition: there are as many numbers as the extents say.
  init(extents: [Int], numbers: [Double]) {
    precondition(extents.reduce(1, *) == numbers.count, "the numbers fill the extents")
    (self.extents, self.numbers) = (extents, numbers)
  }

  /// Rows one below the other; nil where there are none or they differ in their extents.
  init?(rows: [NumberArray]) {
    guard let first = rows.first, rows.allSatisfy({ $0.extents == first.extents }) else { return nil }
    extents = [rows.count] + first.extents
    numbers = rows.flatMap(\.numbers)
  }

  /// As it is typed: `[1, 0.5]`.
  var spelled: String {
    var texts = numbers.map { TrainingPlan.spelled($0) }
    for extent in extents.reversed() {
      texts = stride(from: 0, to: texts.count, by: extent).map {
        "[" + texts[$0..<($0 + extent)].joined(separator: ", ") + "]"
      }
    }
    return texts.joined()
  }
}
