/// An array as NumPy saves it, `x.npy`: a header that says the kind, the order and the extents of the numbers, and then
/// these. NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays".
struct NumPyArray {
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  let numbers: NumberArray

  init(_ bytes: [UInt8]) throws(DataFile.Fault) {
    let broken = DataFile.Fault(message: "it is no whole array as NumPy saves it", hint: "save it again")
    guard bytes.count > 12 else { throw broken }
    let lengthBytes = bytes[6] == 1 ? 2 : 4
    let start = 8 + lengthBytes
    let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 + Int($1) }
    guard bytes.count >= start + length else { throw broken }
    let header = String(decoding: bytes[start..<start + length], as: UTF8.self)
    guard let kind = header.firstMatch(of: /'descr': *'([^']+)'/).map({ String($0.1) }),
      let shape = header.firstMatch(of: /'shape': *\(([0-9, ]*)\)/)
    else { throw broken }
    let extents = shape.1.split(separator: ",").compactMap { Int($0.trimmed) }
    let count = extents.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    guard let read = Self.reader(of: kind) else {
      throw DataFile.Fault(
        message: "its numbers are of the kind '\(kind)'", hint: "save it with x.astype(float)")
    }
    guard count >= 0, count <= DataFile.mostNumbers else {
      throw DataFile.Fault(message: "it has \(count) numbers, and \(DataFile.mostNumbers) are the most")
    }
    let data = bytes[(start + length)...]
    guard extents.count <= 6, data.count == count * read.size else { throw broken }
    let isBig = kind.hasPrefix(">")
    let written = (0..<count).map { place -> Double in
      let first = data.startIndex + place * read.size
      let number = data[first..<first + read.size]
      let bits = (isBig ? Array(number) : number.reversed()).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return read.number(bits)
    }
    let isTurned = header.contains(/'fortran_order': *True/)
    numbers = NumberArray(extents: extents, numbers: isTurned ? Self.byRows(written, extents) : written)
  }

  /// How numbers of a kind are read from their bits.
  private static func reader(of kind: String) -> (size: Int, number: (UInt64) -> Double)? {
    switch kind.drop(while: { "<>|=".contains($0) }) {
    case "f8": (8, { Double(bitPattern: $0) })
    case "f4": (4, { Double(Float(bitPattern: UInt32(truncatingIfNeeded: $0))) })
    case "i8": (8, { Double(Int64(bitPattern: $0)) })
    case "i4": (4, { Double(Int32(truncatingIfNeeded: $0)) })
    case "i2": (2, { Double(Int16(truncatingIfNeeded: $0)) })
    case "i1": (1, { Double(Int8(truncatingIfNeeded: $0)) })
    case "u1", "b1": (1, { Double($0) })
    case "u2": (2, { Double($0) })
    case "u4": (4, { Double($0) })
    case "u8": (8, { Double($0) })
    default: nil
    }
  }

  /// Numbers that stand column by column, row by row.
  private static func byRows(_ numbers: [Double], _ extents: [Int]) -> [Double] {
    var strides: [Int] = []
    for extent in extents.indices { strides.append(extents[..<extent].reduce(1, *)) }
    let places = zip(extents, strides).reduce([0]) { places, axis in
      places.flatMap { place in (0..<axis.0).map { place + $0 * axis.1 } }
    }
    return places.map { numbers[$0] }
  }
}
