import Publishing
import TestSupport
import Testing
import Walkthrough

@Suite struct FrameFilesTests {
  @Test("frames are numbered from 00, with as many digits as the last one needs")
  func names() throws {
    let few = Walkthrough(try Circuits.sample("product")).steps
    #expect(FrameFiles(stem: "product", steps: few).path(of: few[3], extension: "svg") == "product/product-03.svg")
    let text = "x = 1\n" + (1...120).map { "y\($0) = -\($0 == 1 ? "x" : "y\($0 - 1)")\n" }.joined()
    let many = Walkthrough(try Circuits.annotated(text)).steps
    #expect(FrameFiles(stem: "long", steps: many).path(of: many[3], extension: "png") == "long/long-003.png")
  }
}
