import Foundation
import Testing

@testable import TerritoryPlanning

@Suite("Shrunk win rates")
struct WinShrinkageTests {
  private typealias Unit = WinShrinkage.Unit

  @Test(
    "The marginal likelihood is SciPy's",
    arguments: [
      (7, 10, 0.6, 0.2, -6.425663363526446), (0, 3, 0.1, 0.5, -0.24519746084562555),
      (50, 80, 0.5, 0.05, -55.124717081638096),
    ])
  func likelihood(won: Int, closed: Int, expected: Double, spread: Double, reference: Double) {
    let unit = Unit(won: won, closed: closed, expected: expected)
    #expect(abs(WinShrinkage.logLikelihood(unit, spread: spread) - reference) < 1e-9)
  }

  /// Integrates over the rate and the spread on a fine grid, with nothing in closed form.
  private func bruteForce(_ units: [Unit], of index: Int) -> (mean: Double, below: (Double) -> Double) {
    let (rates, spreads) = (2000, 400)
    var density = [Double](repeating: 0, count: rates)
    for step in 0..<spreads {
      let spread = (Double(step) + 0.5) / Double(spreads) * 0.999
      let weight = 1 / (spread * spread) - 1
      var densities = [[Double]]()
      for unit in units {
        let (a, b) = (unit.expected * weight, (1 - unit.expected) * weight)
        let norm = SpecialFunctions.logBeta(a, b)
        densities.append(
          (0..<rates).map { place in
            let rate = (Double(place) + 0.5) / Double(rates)
            let logDensity = (a - 1) * log(rate) + (b - 1) * log(1 - rate) - norm
            return exp(logDensity) * raised(rate, unit.won) * raised(1 - rate, unit.closed - unit.won)
              / Double(rates)
          })
      }
      let sums = densities.map { $0.reduce(0, +) }
      let others = sums.enumerated().reduce(1.0) { $1.offset == index ? $0 : $0 * $1.element }
      for place in 0..<rates { density[place] += densities[index][place] * others }
    }
    let total = density.reduce(0, +)
    let mean = density.enumerated().reduce(0) { $0 + (Double($1.offset) + 0.5) / Double(rates) * $1.element }
    return (
      mean / total,
      { value in
        density.enumerated().reduce(0) {
          (Double($1.offset) + 0.5) / Double(rates) < value ? $0 + $1.element : $0
        } / total
      }
    )
  }

  private func raised(_ value: Double, _ times: Int) -> Double { (0..<times).reduce(1) { p, _ in p * value } }

  @Test("Mean and interval are those of numerical integration over rate and spread")
  func againstBruteForce() {
    let units = [
      Unit(won: 9, closed: 10, expected: 0.5), Unit(won: 3, closed: 12, expected: 0.5),
      Unit(won: 6, closed: 9, expected: 0.6),
    ]
    let shrinkage = WinShrinkage(units, levelIsKnown: true)
    for (index, unit) in units.enumerated() {
      let figure = shrinkage.figure(unit, coverage: 0.9)
      let brute = bruteForce(units, of: index)
      #expect(abs(figure.mean - brute.mean) < 0.003, "\(figure.mean) instead of \(brute.mean)")
      #expect(abs(brute.below(figure.low) - 0.05) < 0.01)
      #expect(abs(brute.below(figure.high) - 0.95) < 0.01)
    }
  }

  @Test("Estimates lie between what was seen and what is expected, nearer to it with few deals")
  func shrinks() {
    let few = Unit(won: 4, closed: 5, expected: 0.5)
    let many = Unit(won: 80, closed: 100, expected: 0.5)
    let shrinkage = WinShrinkage([few, many, Unit(won: 45, closed: 100, expected: 0.5)])
    let (a, b) = (shrinkage.figure(few, coverage: 0.9), shrinkage.figure(many, coverage: 0.9))
    #expect(0.5 < a.mean && a.mean < b.mean && b.mean < 0.8)
    #expect(a.low < a.mean && a.mean < a.high && a.high - a.low > b.high - b.low)
    let nobody = shrinkage.figure(Unit(won: 0, closed: 0, expected: 0.5), coverage: 0.9)
    #expect(abs(nobody.mean - 0.5) < 1e-9 && nobody.low < a.low)
  }

  @Test("Effects with normal errors: the mean is that of numerical integration")
  func effects() {
    let units = [
      EffectShrinkage.Unit(effect: 0.5, variance: 0.04), EffectShrinkage.Unit(effect: -0.4, variance: 0.09),
      EffectShrinkage.Unit(effect: 0.1, variance: 0.01),
    ]
    let shrinkage = EffectShrinkage(units)
    // Over the spread, uniform as far as the likelihood reaches.
    let most = 4 * 0.5
    for unit in units {
      var (sum, total) = (0.0, 0.0)
      for step in 0..<200_000 {
        let spread = (Double(step) + 0.5) / 200_000 * max(most, 4 * 0.3)
        var likelihood = 1.0
        for other in units {
          let variance = other.variance + spread * spread
          likelihood *=
            exp(-other.effect * other.effect / variance / 2) / variance.squareRoot()
        }
        total += likelihood
        sum += likelihood * spread * spread / (spread * spread + unit.variance) * unit.effect
      }
      #expect(abs(shrinkage.figure(unit, coverage: 0.9).mean - sum / total) < 0.01)
    }
  }
}
