import Publishing
import TestSupport
import Testing

@Suite struct VerificationTableTests {
  @Test("each wire stands in the table with its gradient, what cutting it shows and what follows")
  func table() throws {
    let table = VerificationTable(try Circuits.annotated("x = 0\ny = -2.5\nf = relu(x) * y\n"))
    #expect(table.disagreements.isEmpty)
    #expect(
      table.text() == """
        wire      gradient   by cutting
        x                0                a kink: 0 from the left, −2.5 from the right; a convention was used
        y                0            0   agrees
        relu(x)       −2.5         −2.5   agrees
        f                1            1   agrees

        3 of 4 gradients agree with their wire cuts, 1 at a kink

        """)
  }
}
