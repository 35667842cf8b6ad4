/// How large a picture is, as its own bytes say.
public enum PictureSize {
  /// Where a size stands.
  enum Sizing { case svg, png, gif, pdf }

  /// The width and height of an SVG in its pixels, of a PNG or a GIF in its own, of the pages of a PDF in points; nil for other forms.
  public static func of(_ bytes: [UInt8], _ form: Form) -> (width: Double, height: Double)? {
    switch form.definition.sizing {
    case .png: png(bytes)
    case .gif: gif(bytes)
    case .pdf: pdf(bytes)
    case .svg: svg(bytes)
    case nil: nil
    }
  }

  private static func png(_ bytes: [UInt8]) -> (Double, Double)? {
    guard bytes.count > 24 else { return nil }
    let (width, height) = (
      bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }, bytes[20..<24].reduce(0) { $0 << 8 | Int($1) }
    )
    return (Double(width), Double(height))
  }

  private static func gif(_ bytes: [UInt8]) -> (Double, Double)? {
    guard bytes.count > 10 else { return nil }
    return (Double(Int(bytes[6]) | Int(bytes[7]) << 8), Double(Int(bytes[8]) | Int(bytes[9]) << 8))
  }

  private static func svg(_ bytes: [UInt8]) -> (Double, Double)? {
    let start = String(decoding: bytes.prefix(2000), as: UTF8.self)
    guard let tag = start.firstRange(of: "<svg").map({ start[$0.upperBound...].prefix { $0 != ">" } }) else {
      return nil
    }
    func length(_ name: String) -> Double? {
      guard let key = tag.firstRange(of: " \(name)=\"") else { return nil }
      let text = tag[key.upperBound...].prefix { $0 != "\"" }
      guard let number = Double(text.prefix { $0.isNumber || $0 == "." }) else { return nil }
      // CSS has 96 pixels an inch, and an inch has 72 points.
      return text.hasSuffix("pt") ? number * 96 / 72 : number
    }
    guard let width = length("width"), let height = length("height") else { return nil }
    return (width, height)
  }

  private static func pdf(_ bytes: [UInt8]) -> (Double, Double)? {
    guard let key = bytes.firstRange(of: Array("/MediaBox [".utf8)) else { return nil }
    let box = bytes[key.upperBound...].prefix { $0 != UInt8(ascii: "]") }
    let numbers = String(decoding: box, as: UTF8.self).split(separator: " ").compactMap { Double($0) }
    return numbers.count == 4 ? (numbers[2] - numbers[0], numbers[3] - numbers[1]) : nil
  }
}
