public import Renderer

/// How a walkthrough is to look: all that can be asked for besides the circuit's own front matter.
///
/// The options are part of every artefact's stamp, so that it can be made again as it was.
public struct PublishingOptions: Equatable, Sendable {
  public var steps = StepChoice.backward
  /// The name of a theme; the front matter's, or `light`, unless given.
  public var theme: String?
  /// The front matter's, or from left to right, unless given.
  public var direction: Direction?
  /// Significant digits; the front matter's, or 4, unless given.
  public var digits: Int?
  /// Pixels of a PNG for each pixel of the SVG.
  public var scale = 2.0
  /// The width of a frame in pixels, in place of its own and of `scale`.
  public var width: Int?
  /// Whether what lies below a frame shows through.
  public var isTransparent = false
  public var showsJacobians = false
  /// Whether before each backward step there is one that asks for it.
  public var predicts = false
  /// Input wires with other values than the circuit's, as they are written: `["x=3", "W=[[1,2],[3,4]]"]`.
  public var inputs: [String] = []
  /// The upstream gradient of the output wire as it is written, in place of the circuit's own.
  public var seed: String?
  /// Composites to draw as one node, besides those of the front matter.
  public var fold: [String] = []
  /// Seconds that each frame of an animated SVG stands.
  public var pace = 3.0
  /// Whether an animated SVG begins again at its end.
  public var loops = false
  public var flavor = MarkdownNotes.Flavor.github

  public init() {}

  /// What differs from the defaults, as the command line has it without the hyphens: `theme=dark`, `jacobian`.
  var words: [String] {
    var words: [String] = []
    func add(_ name: String, _ value: String?) { if let value { words.append("\(name)=\(Self.encoded(value))") } }
    func add(_ name: String, if isSet: Bool) { if isSet { words.append(name) } }
    if steps == .final { words.append("final") } else { add(steps.node == nil ? "steps" : "step", steps.text) }
    add("theme", theme)
    add("direction", direction?.rawValue)
    add("digits", digits.map { "\($0)" })
    add("scale", scale == 2 ? nil : "\(scale)")
    add("width", width.map { "\($0)" })
    add("transparent", if: isTransparent)
    add("jacobian", if: showsJacobians)
    add("predict", if: predicts)
    for input in inputs { add("set", input) }
    add("seed", seed)
    add("fold", fold.isEmpty ? nil : fold.joined(separator: ","))
    add("pace", pace == 3 ? nil : "\(pace)")
    add("loop", if: loops)
    add("flavor", flavor == .github ? nil : flavor.rawValue)
    return words
  }

  /// The options that give the same again on a command line: `--theme dark --jacobian`.
  public var commandLine: [String] {
    words.flatMap { word in
      let parts = word.split(separator: "=", maxSplits: 1).map { String($0) }
      return ["--\(parts[0])"] + parts.dropFirst().compactMap(Self.decoded)
    }
  }

  /// Options from what `words` gives; nil for words that it does not give.
  init?(words: [String]) {
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map { String($0) }
      guard let name = parts.first else { return nil }
      let value = parts.count == 2 ? Self.decoded(parts[1]) : nil
      switch (name, value) {
      case ("final", nil): steps = .final
      case ("steps", let value?):
        guard let choice = StepChoice(value) else { return nil }
        steps = choice
      case ("step", let value?):
        guard let choice = StepChoice(step: value) else { return nil }
        steps = choice
      case ("theme", let value?): theme = value
      case ("direction", let value?):
        guard let known = Direction(rawValue: value) else { return nil }
        direction = known
      case ("digits", let value?): digits = Int(value)
      case ("scale", let value?): scale = Double(value) ?? 2
      case ("width", let value?): width = Int(value)
      case ("transparent", nil): isTransparent = true
      case ("jacobian", nil): showsJacobians = true
      case ("predict", nil): predicts = true
      case ("set", let value?): inputs.append(value)
      case ("seed", let value?): seed = value
      case ("fold", let value?): fold = value.split(separator: ",").map { String($0) }
      case ("pace", let value?): pace = Double(value) ?? 3
      case ("loop", nil): loops = true
      case ("flavor", let value?):
        guard let known = MarkdownNotes.Flavor(rawValue: value) else { return nil }
        flavor = known
      default: return nil
      }
    }
  }

  /// Letters and digits of ASCII, commas, points and single hyphens as they are, all other bytes as `%` and two digits.
  private static func encoded(_ value: String) -> String {
    var encoded = ""
    for byte in value.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isPlain || ",._".unicodeScalars.contains(scalar) || (scalar == "-" && encoded.last != "-") {
        encoded.unicodeScalars.append(scalar)
      } else {
        encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return encoded
  }

  private static func decoded(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
      bytes.append(code)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
