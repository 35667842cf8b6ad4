import Engine
import TestSupport
import Testing
import _Differentiation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whole circuits against the compiler's own differentiation of the same function in Swift.
@Suite struct DifferentiationTests {
  @Test("the product of a sum agrees with the compiler")
  func product() throws {
    let annotated = try Circuits.annotated("x = 1.5\ny = -0.7\nf = (x + y) * x * y - y / x\n")
    let (byX, byY) = gradient(at: 1.5, -0.7) { x, y in (x + y) * x * y - y / x }
    #expect(abs(try annotated.gradient("x") - byX) < 1e-12)
    #expect(abs(try annotated.gradient("y") - byY) < 1e-12)
  }

  @Test("a sigmoid spelled out agrees with the compiler")
  func sigmoid() throws {
    let annotated = try Circuits.annotated("x = 0.3\nw = -2\nf = 1 / (1 + exp(-(w * x))) + sqrt(x * x + 1)\n")
    let (byX, byW) = gradient(at: 0.3, -2.0) { (x: Double, w: Double) -> Double in
      let activation: Double = 1 / (1 + exp(-(w * x)))
      return activation + (x * x + 1).squareRoot()
    }
    #expect(abs(try annotated.gradient("x") - byX) < 1e-12)
    #expect(abs(try annotated.gradient("w") - byW) < 1e-12)
  }

  @Test("a loop with a shared weight agrees with the compiler")
  func recurrence() throws {
    let annotated = try Circuits.annotated("w = 0.8\nh = 0.5\na = sin(w * h)\nb = sin(w * a)\nf = log(w * b + 1)\n")
    let (byW, byH) = gradient(at: 0.8, 0.5) { w, h in
      log(w * sin(w * sin(w * h)) + 1)
    }
    #expect(abs(try annotated.gradient("w") - byW) < 1e-12)
    #expect(abs(try annotated.gradient("h") - byH) < 1e-12)
  }
}
