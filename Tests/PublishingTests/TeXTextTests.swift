import Notation
import Testing

@testable import Publishing

@Suite struct TeXTextTests {
  @Test(
    "text stands for itself",
    arguments: [
      (
        "a_b & 50 % #1 $x {y} ~ ^ \\",
        ##"a\_b \& 50 \% \#1 \$x \{y\} \textasciitilde{} \textasciicircum{} \textbackslash{}"##
      ),
      ("∂f/∂x = −4", #"\ensuremath{\partial}f/\ensuremath{\partial}x = \ensuremath{-}4"#),
      ("w₁₂ᵀ", #"w\ensuremath{{}_{12}}\ensuremath{{}^{\top }}"#),
      ("\\input{x}", #"\textbackslash{}input\{x\}"#),
    ])
  func text(plain: String, tex: String) { #expect(TeXText.text(plain) == tex) }

  @Test(
    "mathematics is LaTeX's own",
    arguments: [
      (MathText(name: "w_1"), "w_{1}"), (MathText(name: "theta"), #"\theta "#),
      (MathText(name: "loss") + " = −3", #"\mathit{loss}=- 3"#), ("sin(x)", #"{\operatorfont sin}({\operatorfont x})"#),
      (MathText("a", .italic) + " × " + MathText("b", .italic), #"a\times b"#),
    ] as [(MathText, String)])
  func math(text: MathText, tex: String) { #expect(TeXText.math(text) == tex) }

  @Test(
    "a sentence is text, and a formula in it mathematics as a whole",
    arguments: [
      ("every wire has its value: " + MathText("f", .italic) + " = −12", "every wire has its value: $f=- 12$"),
      (MathText("x", .italic) + " receives 5 % of it", "$x$ receives 5 \\% of it"),
    ] as [(MathText, String)])
  func sentence(text: MathText, tex: String) { #expect(TeXText.sentence(text) == tex) }
}
