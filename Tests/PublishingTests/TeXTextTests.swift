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
      (MathText(name: "loss") + " = −3", #"\mathit{loss}=- 3"#), ("sin(x)", #"\mathrm{sin}(\mathrm{x})"#),
      (MathText("a", .italic) + " × " + MathText("b", .italic), #"a\times b"#),
    ] as [(MathText, String)])
  func math(text: MathText, tex: String) { #expect(TeXText.math(text) == tex) }
}
