#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How well the last quarter could have been foretold from what was known before it.
///
/// Three ways are fitted to the deals closed before the quarter: each representative's own rate and mean deal as they
/// stand, the shrunk ones, and the rate and deal sizes shared by everybody. Each foretells, of the deals that each
/// representative closed in the quarter (how many, of which product and segment, is taken as known), how many are won
/// and what they bring. What counts as known is only what was known: rates, sizes and spread are fitted anew.
public struct BackTest: Sendable {
  public enum Method: String, Sendable, CaseIterable { case own, shrunk, shared }

  public struct Score: Sendable, Equatable {
    public var method: Method
    /// Mean over representatives of how far the number of won deals was missed.
    public var winsError: Double
    /// The same for their revenue, in minor units.
    public var revenueError: Double
    /// Mean over deals of -log of the chance that was given to what happened.
    public var logLoss: Double
    /// How many representatives' won deals lay in the interval foretold, which should hold a share of `coverage`.
    public var covered: Int
  }

  public struct OfRepresentative: Sendable, Equatable {
    public var representative: Int
    public var closed: Int
    public var won: Int
    public var revenue: Double
    /// In the order of `Method.allCases`.
    public var foretoldWins: [Double]
    public var foretoldRevenue: [Double]
    /// Of the number won, by the shrunk rates.
    public var low: Double
    public var high: Double
  }

  public let quarter: ClosedRange<CalendarDay>
  /// Deals closed before, and in the quarter by representatives of the plan.
  public let known: Int
  public let foretold: Int
  /// Part of all of them that was won, before and in the quarter: a level that moves is missed by every way.
  public let rateBefore: Double
  public let rateInQuarter: Double
  /// In the order of `Method.allCases`.
  public let scores: [Score]
  public let people: [OfRepresentative]
  /// Log loss of each way less that of the shared rate, with its standard error over representatives.
  public let againstShared: [(difference: Double, error: Double)]
  /// The way of the smallest log loss, where it beats the shared rate, or loses to it, by more than twice the error;
  /// nil: the three cannot be told apart.
  public var best: Method? {
    let order = Method.allCases.indices.sorted { scores[$0].logLoss < scores[$1].logLoss }
    let (first, shared) = (order[0], Method.allCases.count - 1)
    if first != shared {
      let gain = againstShared[first]
      return -gain.difference > 2 * gain.error ? Method.allCases[first] : nil
    }
    let next = againstShared[order[1]]
    return next.difference > 2 * next.error ? .shared : nil
  }

  static let leastForetold = 20

  /// nil where too few deals were closed before the quarter or in it, or only won or lost ones.
  init?(_ history: DealHistory, coverage: Double) {
    guard let last = history.closingDays?.upperBound else { return nil }
    let start = Self.startOfQuarter(endingOn: last)
    let (earlier, later) = history.closedDeals(before: Int32(clamping: start.daysSince1970))
    let tested = later.filter { history.representatives[$0] >= 0 }
    let known = WinTally(history, deals: earlier)
    let priced = earlier.filter { history.outcomes[$0] == .won && history.values[$0] > 0 }
    guard known.closed >= WinEstimates.least, known.won > 0, known.won < known.closed,
      tested.count >= Self.leastForetold, !priced.isEmpty
    else { return nil }
    quarter = start...last
    self.known = earlier.count
    foretold = tested.count
    rateBefore = Double(known.won) / Double(known.closed)
    rateInQuarter = Double(tested.count { history.outcomes[$0] == .won }) / Double(tested.count)
    let forecast = Forecast(known, SizeFit(history, deals: priced), history, coverage: coverage)
    var deals = [[Int]](repeating: [], count: history.representativeCount)
    for deal in tested { deals[Int(history.representatives[deal])].append(deal) }
    let outcomes = deals.enumerated().compactMap { index, own -> ForetoldPerson? in
      own.isEmpty ? nil : ForetoldPerson(index, own, history, forecast, coverage: coverage)
    }
    people = outcomes.map(\.row)
    scores = Method.allCases.indices.map { method in
      let count = Double(outcomes.count)
      func mean(_ term: (ForetoldPerson) -> Double) -> Double { outcomes.reduce(0) { $0 + term($1) } / count }
      return Score(
        method: Method.allCases[method],
        winsError: mean { abs($0.row.foretoldWins[method] - Double($0.row.won)) },
        revenueError: mean { abs($0.row.foretoldRevenue[method] - $0.row.revenue) },
        logLoss: outcomes.reduce(0) { $0 + $1.losses[method] } / Double(tested.count),
        covered: outcomes.count { $0.isCovered[method] })
    }
    let shared = Method.allCases.count - 1
    againstShared = Method.allCases.indices.map { method in
      let terms = outcomes.map { ($0.losses[method] - $0.losses[shared], Double($0.row.closed)) }
      let deals = Double(tested.count)
      let mean = terms.reduce(0) { $0 + $1.0 } / deals
      let squares = terms.reduce(0) { $0 + ($1.0 - mean * $1.1) * ($1.0 - mean * $1.1) }
      return (mean, squares.squareRoot() / deals)
    }
  }

  /// Three months back from the day after the last one; a day that the month does not have is its last.
  static func startOfQuarter(endingOn last: CalendarDay) -> CalendarDay {
    let (year, month, day) = CalendarDay(daysSince1970: last.daysSince1970 + 1).civil
    let months = year * 12 + month - 1 - 3
    for candidate in stride(from: day, to: 0, by: -1) {
      if let start = CalendarDay(year: months / 12, month: months % 12 + 1, day: candidate) { return start }
    }
    return last
  }
}

/// What was known before the quarter.
private struct Forecast {
  let tally: WinTally
  let units: [WinShrinkage.Unit]
  let figures: [ShrunkFigure]
  let sizes: SizeFit
  /// Of each representative: mean of the own won deals, in minor units; of all where there is none.
  let ownSizes: [Double]

  init(_ tally: WinTally, _ sizes: SizeFit, _ history: DealHistory, coverage: Double) {
    self.tally = tally
    self.sizes = sizes
    units = (0..<history.representativeCount).map { tally.unit(ofRepresentative: $0) }
    let shrinkage = WinShrinkage(units)
    figures = units.map { shrinkage.figure($0, coverage: coverage) }
    var sums = [(sum: Double, count: Double)](repeating: (0, 0), count: units.count)
    for deal in sizes.deals where history.representatives[deal] >= 0 {
      sums[Int(history.representatives[deal])].sum += history.values[deal]
      sums[Int(history.representatives[deal])].count += 1
    }
    ownSizes = sums.map { $0.count > 0 ? $0.sum / $0.count : sizes.mean }
  }

  /// A rate of 0 or 1 would be certain; half a deal is kept in doubt.
  func ownRate(_ index: Int) -> Double {
    let unit = units[index]
    guard unit.closed > 0 else { return unit.expected }
    let doubt = 0.5 / Double(unit.closed)
    return min(1 - doubt, max(doubt, Double(unit.won) / Double(unit.closed)))
  }
}

/// One representative's quarter.
private struct ForetoldPerson {
  let row: BackTest.OfRepresentative
  /// Sum over deals of -log of the chance given, by method.
  let losses: [Double]
  let isCovered: [Bool]

  init(_ index: Int, _ deals: [Int], _ history: DealHistory, _ forecast: Forecast, coverage: Double) {
    let own = forecast.ownRate(index)
    let figure = forecast.figures[index]
    let factor = figure.mean / forecast.units[index].expected
    let size = forecast.sizes.factor(index)
    var (wins, revenue, losses) = ([0.0, 0, 0], [0.0, 0, 0], [0.0, 0, 0])
    var (won, brought, binomial) = (0, 0.0, [0.0, 0, 0])
    for deal in deals {
      let isWon = history.outcomes[deal] == .won
      won += isWon ? 1 : 0
      brought += isWon ? history.values[deal] : 0
      let shared = forecast.tally.shared[Int(history.segments[deal])]
      let value = forecast.sizes.value(ofDealLike: deal)
      let chances = [own, min(1 - 1e-6, shared * factor), shared]
      let values = [forecast.ownSizes[index], value * size, value]
      for method in chances.indices {
        let chance = chances[method]
        wins[method] += chance
        revenue[method] += chance * values[method]
        losses[method] -= isWon ? log(chance) : log1p(-chance)
        binomial[method] += chance * (1 - chance)
      }
    }
    let count = Double(deals.count)
    // Beside luck, a rate that is itself uncertain.
    let closed = Double(forecast.units[index].closed)
    let uncertain = [
      closed > 0 ? own * (1 - own) / closed : 0, figure.deviation * figure.deviation, 0,
    ]
    let reach = SpecialFunctions.normalQuantile((1 + coverage) / 2)
    let halves = (0..<3).map {
      reach * (binomial[$0] + count * count * uncertain[$0]).squareRoot()
    }
    // Numbers are whole: an interval holds those that round into it.
    isCovered = (0..<3).map { abs(Double(won) - wins[$0]) <= halves[$0] + 0.5 }
    self.losses = losses
    row = BackTest.OfRepresentative(
      representative: index, closed: deals.count, won: won, revenue: brought, foretoldWins: wins,
      foretoldRevenue: revenue, low: max(0, (wins[1] - halves[1]).rounded()),
      high: min(count, (wins[1] + halves[1]).rounded()))
  }
}
