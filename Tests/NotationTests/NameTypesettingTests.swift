import Notation
import Testing

@Suite struct NameTypesettingTests {
  @Test(arguments: [
    ("x", "x"), ("w1", "w₁"), ("w_1", "w₁"), ("w10", "w₁₀"), ("x_in", "xᵢₙ"), ("x_d", "x_d"), ("theta", "θ"),
    ("theta_1", "θ₁"), ("Omega2", "Ω₂"), ("loss", "loss"), ("w1_2", "w₁_2"), ("x_a_b", "x_a_b"), ("_x", "_x"),
    ("_", "_"),
    ("x_", "x_"), ("x2y", "x2y"), ("x⁽¹⁾", "x⁽¹⁾"), ("w1⁽²⁾", "w₁⁽²⁾"), ("u₁", "u₁"), ("Δw", "Δw"), ("_1", "_1"),
    ("learning_rate", "learning_rate"), ("net_h1", "net_h1"), ("alpha_t", "αₜ"), ("max_1", "max_1"), ("x_a1", "xₐ₁"),
  ])
  func `Names are written as mathematics writes them`(name: String, expected: String) {
    #expect(MathText(name: name).plain == expected)
  }

  @Test func `Letters are in italics, subscripts upright`() {
    #expect(
      MathText(name: "theta_1").runs == [
        MathText("θ", .italic).runs[0], MathText("₁", .upright).runs[0],
      ])
    #expect(MathText(name: "w1_2").runs.map(\.style) == [.italic, .upright])
    for whole in ["learning_rate", "x_d", "hidden_2"] {
      #expect(MathText(name: whole).runs == [MathText(whole, .italic).runs[0]])
    }
    #expect(MathText(name: "x⁽¹⁾").runs.map(\.text) == ["x", "⁽¹⁾"])
  }
}
