/// Raised and lowered characters, as far as Unicode has them.
///
/// Unicode has more superscript letters than these, but no others that common fonts draw, and a raised T would read as
/// a transpose.
package enum Scripts {
  package static let superscripts = table(
    "0123456789+−=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
  package static let subscripts = table(
    "0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

  private static let lowered = Set(subscripts.values)

  private static let plains = Dictionary(
    superscripts.map { ($1, $0) } + subscripts.map { ($1, $0) }
  ) { first, _ in first }

  /// A text raised, where all its characters can be.
  static func raised(_ text: some StringProtocol) -> String? { mapped(text, by: superscripts) }

  /// A text lowered, where all its characters can be.
  static func lowered(_ text: some StringProtocol) -> String? { mapped(text, by: subscripts) }

  /// The character that a raised or lowered one stands for.
  package static func plain(_ scalar: Unicode.Scalar) -> Character? { plains[Character(scalar)] }

  static func isSuperscript(_ character: Character) -> Bool { plains[character] != nil && !lowered.contains(character) }

  static func isScript(_ character: Character) -> Bool { plains[character] != nil }

  private static func mapped(_ text: some StringProtocol, by table: [Character: Character]) -> String? {
    var result = ""
    for character in text {
      guard let script = table[character] else { return nil }
      result.append(script)
    }
    return result
  }

  private static func table(_ plain: String, _ scripts: String) -> [Character: Character] {
    Dictionary(uniqueKeysWithValues: zip(plain, scripts))
  }
}
