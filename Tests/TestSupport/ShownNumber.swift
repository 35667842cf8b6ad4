/// A number read off a screen, as a student does: `−4`, `(−0.5)`, `1.2×10⁻⁷`.
public func shownNumber(_ text: some StringProtocol) -> Double? {
  let raised: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁻": "-",
    "−": "-",
  ]
  let plain = String(text).replacing("×10", with: "e").filter { !"() ".contains($0) }
  return Double(String(plain.map { raised[$0] ?? $0 }))
}
