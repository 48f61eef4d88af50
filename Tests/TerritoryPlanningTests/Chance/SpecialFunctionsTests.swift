import Testing

@testable import TerritoryPlanning

/// Reference values: SciPy 1.x (Cephes and Boost), `special.betainc`, `betaincinv`, `ndtri`, `stats.norm.cdf`.
@Suite("Functions of probability")
struct SpecialFunctionsTests {
  private func expectClose(_ a: Double, _ b: Double, _ tolerance: Double = 1e-10) {
    #expect(abs(a - b) <= tolerance * max(abs(b), 1e-12), "\(a) instead of \(b)")
  }

  @Test(arguments: [
    (0.5, 2.0, 3.0, 0.6875), (0.1, 0.5, 0.5, 0.20483276469913345),
    (0.63, 4238.5, 2473.5, 0.3999116416532116), (0.9, 20, 1.5, 0.2341271102949332),
    (1e-3, 0.2, 5, 0.3711099209733869),
  ])
  func incompleteBeta(x: Double, a: Double, b: Double, reference: Double) {
    expectClose(SpecialFunctions.betaBelow(x, a, b), reference, 1e-9)
    expectClose(SpecialFunctions.betaBelow(1 - x, b, a), 1 - reference, 1e-9)
  }

  @Test("Large parameters lose digits of the logarithms, not more")
  func largeParameters() {
    expectClose(SpecialFunctions.betaBelow(0.3, 3e5, 7e5), 0.5001160751415759, 1e-7)
    #expect(SpecialFunctions.betaBelow(0.2, 3e5, 7e5) == 0)
    #expect(SpecialFunctions.betaBelow(0.4, 3e5, 7e5) == 1)
  }

  @Test func ends() {
    #expect(SpecialFunctions.betaBelow(0, 2, 3) == 0)
    #expect(SpecialFunctions.betaBelow(-1, 2, 3) == 0)
    #expect(SpecialFunctions.betaBelow(1, 2, 3) == 1)
  }

  @Test(arguments: [
    (0.05, 10.5, 5.5, 0.45541214865180735), (0.95, 0.5, 30.5, 0.06151672455730088),
    (0.5, 300.0, 700.0, 0.29986661939179127),
  ])
  func betaQuantile(share: Double, a: Double, b: Double, reference: Double) {
    expectClose(SpecialFunctions.betaQuantile(share, a, b), reference, 1e-9)
  }

  @Test(arguments: [
    (0.95, 1.6448536269514722), (0.975, 1.959963984540054), (0.001, -3.090232306167813),
  ])
  func normalQuantile(share: Double, reference: Double) {
    expectClose(SpecialFunctions.normalQuantile(share), reference, 1e-10)
  }

  @Test(arguments: [(-3.0, 0.0013498980316300933), (-1, 0.15865525393145707), (0.5, 0.6914624612740131)])
  func normal(value: Double, reference: Double) {
    expectClose(SpecialFunctions.normalBelow(value), reference)
  }

  @Test("The middle of the normal distribution is 0")
  func middle() { #expect(abs(SpecialFunctions.normalQuantile(0.5)) < 1e-12) }
}
