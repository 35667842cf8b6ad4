/// Writes numbers as mathematics does: `−4`, `0.1966`, `1.2×10⁻⁷`.
public enum NumberText {
  /// A number to some significant digits, zeros at the end dropped.
  ///
  /// No digit before the decimal point is rounded away: 12345.678 is `12346` to four digits. Below 0.0001, and from
  /// 10⁶ (from 10ᵈ with `digits` d > 6), a number is written with a power of ten. Rounding is by the decimal digits
  /// that Swift prints, the half away from zero, as one does by hand.
  ///
  ///     NumberText.format(-4)          // −4
  ///     NumberText.format(0.19661193)  // 0.1966
  ///     NumberText.format(1.2e-7)      // 1.2×10⁻⁷
  public static func format(_ value: Double, digits: Int = 4) -> String {
    if value.isNaN { return "NaN" }
    let sign = value < 0 ? "−" : ""
    if value.isInfinite { return sign + "∞" }
    if value == 0 { return "0" }
    let rounded = decimal(value, digits: digits)
    return sign + ((-4..<max(digits, 6)).contains(rounded.exponent) ? rounded.plain : rounded.scientific)
  }

  /// The number that `format` writes.
  ///
  ///     NumberText.rounded(0.19661193)   // 0.1966
  public static func rounded(_ value: Double, digits: Int = 4) -> Double {
    guard value.isFinite, value != 0 else { return value }
    let size = decimal(value, digits: digits).number
    return value < 0 ? -size : size
  }

  /// One unit of the last digit with which `format` writes a number, zeros at the end counted; 0 for 0.
  ///
  ///     NumberText.unit(of: 0.19661193)  // 0.0001
  ///     NumberText.unit(of: 12345.678)   // 1
  public static func unit(of value: Double, digits: Int = 4) -> Double {
    guard value.isFinite, value != 0 else { return 0 }
    let exponent = Decimal(value).exponent
    return Double("1e\(exponent + 1 - places(at: exponent, digits: digits))") ?? 0
  }

  /// The decimal that is written for a number that is not 0.
  private static func decimal(_ value: Double, digits: Int) -> Decimal {
    let exact = Decimal(value)
    let rounded = exact.rounded(to: places(at: exact.exponent, digits: digits))
    // Numbers that round up to the limit are written as those beyond it, with the digits asked for.
    return rounded.exponent == max(digits, 6) ? rounded.rounded(to: digits) : rounded
  }

  /// How many digits a number is rounded to: none before the decimal point is rounded away.
  private static func places(at exponent: Int, digits: Int) -> Int {
    exponent < max(digits, 6) ? max(digits, exponent + 1) : digits
  }
}

/// The digits of a positive number, d₀.d₁d₂… · 10^exponent, without zeros at the end.
private struct Decimal {
  var digits: [UInt8]
  var exponent: Int

  /// The shortest digits that give the number back, which is what `description` prints.
  init(_ value: Double) {
    let text = value.magnitude.description.utf8
    let mantissa = text.prefix { $0 != UInt8(ascii: "e") }
    let power = Int(String(decoding: text.dropFirst(mantissa.count + 1), as: UTF8.self)) ?? 0
    let whole = mantissa.prefix { $0 != UInt8(ascii: ".") }.count
    let all = mantissa.filter { $0 != UInt8(ascii: ".") }.map { $0 - UInt8(ascii: "0") }
    let zeros = all.prefix { $0 == 0 }.count
    digits = Array(all.dropFirst(zeros))
    exponent = power + whole - 1 - zeros
    dropZeros()
  }

  func rounded(to count: Int) -> Decimal {
    guard digits.count > count else { return self }
    var result = self
    result.digits = Array(digits[..<count])
    if digits[count] >= 5 {
      var place = count - 1
      while place >= 0, result.digits[place] == 9 {
        result.digits[place] = 0
        place -= 1
      }
      if place >= 0 {
        result.digits[place] += 1
      } else {
        result.digits.insert(1, at: 0)
        result.exponent += 1
      }
    }
    result.dropZeros()
    return result
  }

  var plain: String {
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + text(digits[...]) }
    let padded = digits + Array(repeating: 0, count: max(0, exponent + 1 - digits.count))
    let fraction = text(padded[(exponent + 1)...])
    return text(padded[...exponent]) + (fraction.isEmpty ? "" : "." + fraction)
  }

  var number: Double { Double(text(digits[...]) + "e\(exponent - digits.count + 1)") ?? 0 }

  var scientific: String {
    let fraction = text(digits[1...])
    let mantissa = text(digits[..<1]) + (fraction.isEmpty ? "" : "." + fraction)
    let power = String(exponent).map { $0 == "-" ? "−" : $0 }
    return mantissa + "×10" + (Scripts.raised(String(power)) ?? "")
  }

  private mutating func dropZeros() {
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
  }

  private func text(_ digits: ArraySlice<UInt8>) -> String { digits.map { String($0) }.joined() }
}
