extension Unicode.Scalar {
  /// A letter that may begin a name: any Unicode letter but those that are written as scripts (`ₓ`, `ᵀ`, `ª`).
  var isNameLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter: !isScriptLetter
    default: self == "_"
    }
  }

  /// What may follow in a name: decimal digits 0–9, and the accents that some letters are written with (`x̂`).
  var isNameContinuation: Bool {
    if isNameLetter || isDecimalDigit { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }

  var isDecimalDigit: Bool { ("0"..."9").contains(self) }

  /// A blank within a line; the wide and unbreakable ones come with pasted text.
  var isBlank: Bool { self == " " || self == "\t" || properties.generalCategory == .spaceSeparator }

  /// Characters that control a screen or the text itself, which nobody sees in an editor.
  var isControl: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
    default: false
    }
  }

  private var isScriptLetter: Bool {
    switch value {
    case 0xAA, 0xBA, 0x2071, 0x207F, 0x1D78, 0xA770: true
    case 0x2B0...0x2B8, 0x2E0...0x2E4, 0x1D2C...0x1D6A, 0x1D9B...0x1DBF, 0x2090...0x209C, 0x2C7C...0x2C7D: true
    case 0xA69C...0xA69D, 0xA7F2...0xA7F4, 0xA7F8...0xA7F9, 0xAB5C...0xAB5F, 0x10780...0x107BA: true
    default: false
    }
  }
}
