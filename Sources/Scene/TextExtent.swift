/// How wide texts are in DejaVu Sans, in its upright and slanted letters alike.
enum TextExtent {
  /// In pixels, for a font of a size in pixels.
  static func advance(of text: String, isBold: Bool, size: Double) -> Double {
    text.unicodeScalars.reduce(0.0) { $0 + Double(advance(of: $1, isBold)) } * size / 1000
  }

  /// In thousandths of the font's size.
  private static func advance(of scalar: Unicode.Scalar, _ isBold: Bool) -> Int {
    let place = Int(scalar.value) - 0x20
    if (0..<regular.count).contains(place) { return isBold ? bold[place] : regular[place] }
    return switch scalar {
    case "−", "×", "÷", "≈", "∞": 838
    case "…", "⋮": 1000
    case "·": isBold ? 380 : 318
    case "₀"..."₉", "⁰", "¹", "²", "³", "⁴"..."⁹": isBold ? 438 : 401
    case "⁺", "⁻", "₊", "₋": 528
    case "ᵀ": isBold ? 430 : 385
    case "ₐ"..."ₜ", "ᵢ"..."ᵥ": isBold ? 480 : 420
    // Ideographs, which another font draws, are as wide as they are high.
    case "\u{2E80}"..."\u{FFEF}", "\u{20000}"..."\u{3FFFF}": 1000
    default: isBold ? 700 : 640
    }
  }

  /// From the space on.
  private static let regular = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]
  private static let bold = [
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696,
    696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683,
    683, 821, 837, 372, 372, 775, 637, 995, 837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771,
    724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665,
    343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838,
  ]
}
