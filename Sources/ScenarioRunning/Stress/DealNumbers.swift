import TerritoryPlanning

/// How many deals are won: binomial in the whole part of the expected deals, and one more comes up with the chance
/// of the fraction. Items of the same expected deals and chance share one.
struct DealNumbers: Sendable, Equatable {
  /// The least number worth counting: below it lies less than 1e-18.
  let first: Int
  /// Chances of `first`, `first` + 1, ...; they sum to 1.
  let chances: [Double]
  /// A uniform number at or above so many of these stands for `first` and so many; one less than `chances`.
  let thresholds: [UInt64]

  /// - Parameters:
  ///   - expectedDeals: at least 0; a fraction is the chance of one more.
  ///   - chance: that a deal is won, 0 to 1.
  init(expectedDeals: Double, chance: Double) {
    let whole = Int(expectedDeals.rounded(.down))
    let extra = (expectedDeals - Double(whole)) * chance
    let (first, binomial) = Self.binomial(whole, chance)
    let both = (0...binomial.count).map { place in
      (place < binomial.count ? binomial[place] * (1 - extra) : 0)
        + (place > 0 ? binomial[place - 1] * extra : 0)
    }
    self.init(first: first, weights: extra > 0 ? both : binomial)
  }

  /// Won or not, with this chance.
  init(chance: Double) { self.init(first: 0, weights: [1 - chance, chance]) }

  private init(first: Int, weights: [Double]) {
    let sum = weights.reduce(0, +)
    let chances = weights.map { $0 / sum }
    self.first = first
    self.chances = chances
    var below = 0.0
    thresholds = chances.dropLast().map { chance in
      below += chance
      return DrawNumbers.threshold(below)
    }
  }

  /// Smallest weight kept, against the likeliest number's.
  private static let least = 1e-18

  /// Weights by the ratio of neighbours, from the likeliest number on in both directions, so that nothing underflows.
  private static func binomial(_ count: Int, _ chance: Double) -> (first: Int, weights: [Double]) {
    if chance <= 0 { return (0, [1]) }
    if chance >= 1 { return (count, [1]) }
    let odds = chance / (1 - chance)
    let likeliest = min(count, Int((Double(count + 1) * chance).rounded(.down)))
    var above = [1.0]
    while likeliest + above.count <= count {
      let number = likeliest + above.count
      let weight = above[above.count - 1] * Double(count - number + 1) / Double(number) * odds
      if weight < least { break }
      above.append(weight)
    }
    var below: [Double] = []
    while likeliest - below.count > 0 {
      let number = likeliest - below.count
      let weight = (below.last ?? 1) * Double(number) / Double(count - number + 1) / odds
      if weight < least { break }
      below.append(weight)
    }
    return (likeliest - below.count, below.reversed() + above)
  }

  /// Mean number won.
  var mean: Double {
    chances.enumerated().reduce(0) { $0 + Double(first + $1.offset) * $1.element }
  }
}

/// What the deals of an item bring: every deal the same amount, and together at most the cap.
///
/// The amount of a deal is chosen so that the mean is the plan's: where the cap can be reached it is more than the
/// average deal, because what lies beyond the cap is lost. Where even one deal that fills the cap falls short of the
/// mean (the plan counts on nearly all of the headroom), the cap is reached with the chance that gives the mean, or
/// nothing is won.
struct DealAmounts: Sendable, Equatable {
  let numbers: DealNumbers
  /// Of one deal, in minor units.
  let deal: Double
  /// Of all, in minor units.
  let most: Double

  /// - Parameter mean: above 0, at most `most`.
  init(_ numbers: DealNumbers, mean: Double, most: Double) {
    self.most = most
    if let deal = Self.deal(numbers, mean: mean, most: most) {
      (self.numbers, self.deal) = (numbers, deal)
    } else {
      (self.numbers, deal) = (DealNumbers(chance: mean / most), most)
    }
  }

  /// Amount of a deal at which the mean of min(number x amount, most) is `mean`; nil where none reaches it.
  ///
  /// With at most k deals below the cap that mean is amount x (mean number up to k) + most x (chance of more than k).
  private static func deal(_ numbers: DealNumbers, mean: Double, most: Double) -> Double? {
    var tail = 0.0
    var counted = numbers.mean
    for place in numbers.chances.indices.reversed() {
      let number = numbers.first + place
      guard number > 0, counted > 0 else { return nil }
      if mean <= most / Double(number) * counted + most * tail { return (mean - most * tail) / counted }
      counted -= Double(number) * numbers.chances[place]
      tail += numbers.chances[place]
    }
    return nil
  }

  /// By number won, in the order of the chances.
  var amounts: [Double] {
    numbers.chances.indices.map { min(Double(numbers.first + $0) * deal, most) }
  }
}
