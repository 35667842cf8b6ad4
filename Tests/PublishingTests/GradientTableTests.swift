import Publishing
import TestSupport
import Testing

@Suite struct GradientTableTests {
  @Test("every number has a line, with its index and an empty field where no gradient arrives")
  func csv() throws {
    let table = GradientTable(try Circuits.annotated("W = [[1, 2], [3, 0.1]]\nf = sum(W * 2)\ng = f + 1\n"))
    #expect(
      table.csv() == """
        wire,kind,index,value,gradient
        W,input,0 0,1.0,2.0
        W,input,0 1,2.0,2.0
        W,input,1 0,3.0,2.0
        W,input,1 1,0.1,2.0
        2,constant,,2.0,
        W × 2,function,0 0,2.0,1.0
        W × 2,function,0 1,4.0,1.0
        W × 2,function,1 0,6.0,1.0
        W × 2,function,1 1,0.2,1.0
        f,function,,12.2,1.0
        1,constant,,1.0,
        g,function,,13.2,1.0

        """)
  }
}
