/// What a browser found: JSON with literals, so that tests compare it with what they expect.
public enum Found: Equatable, Sendable {
  case nothing
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([Found])
}

extension Found: Decodable {
  /// What a page's script has given back.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .nothing
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else {
      self = .list(try value.decode([Found].self))
    }
  }
}

extension Found: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral
{
  /// A truth value to compare with.
  public init(booleanLiteral value: Bool) { self = .flag(value) }
  /// A number to compare with.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  /// A number to compare with.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// A text to compare with.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A list to compare with.
  public init(arrayLiteral elements: Found...) { self = .list(elements) }
}

/// As the script reads it: the action's name with its values.
extension Browser.Action: Encodable {
  /// For a script that is given it.
  public func encode(to encoder: any Encoder) throws {
    var action = encoder.container(keyedBy: Name.self)
    func add(_ name: String, _ values: [Value] = []) throws {
      try action.encode(values, forKey: Name(stringValue: name))
    }
    switch self {
    case .open(let address): try add("open", [.text(address)])
    case .size(let width, let height): try add("size", [.number(width), .number(height)])
    case .javaScript(let isOn): try add("javaScript", [.flag(isOn)])
    case .prefer(let name, let value): try add("prefer", [.text(name), .text(value)])
    case .medium(let name): try add("medium", [.text(name)])
    case .press(let key): try add("press", [.text(key)])
    case .click(let selector): try add("click", [.text(selector)])
    case .evaluate(let expression): try add("evaluate", [.text(expression)])
    case .wait(let expression): try add("wait", [.text(expression)])
    case .print(let file): try add("print", [.text(file.path)])
    case .screenshot(let file): try add("screenshot", [.text(file.path)])
    case .write(let name, let text): try add("write", [.text(name), .text(text)])
    case .remove(let name): try add("remove", [.text(name)])
    case .axe: try add("axe")
    }
  }

  private enum Value: Encodable {
    case text(String), number(Int), flag(Bool)

    func encode(to encoder: any Encoder) throws {
      var value = encoder.singleValueContainer()
      switch self {
      case .text(let text): try value.encode(text)
      case .number(let number): try value.encode(number)
      case .flag(let flag): try value.encode(flag)
      }
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    init(stringValue: String) { self.stringValue = stringValue }
    var intValue: Int? { nil }
    init?(intValue: Int) { nil }
  }
}
