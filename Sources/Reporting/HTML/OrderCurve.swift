import TerritoryAssignment
import TerritoryPlanning

/// The benefit over the moves carried out, as a staircase, and under it how many rules of today are still broken.
/// Where the moves bring no money but mend rules, the staircase is how much is mended.
struct OrderCurve {
  private let order: MoveOrder
  private let wording: PlanWording
  /// A point of the curve: the start, or what there is after a step.
  private struct Point {
    /// Items that have changed hands.
    var moves: Int
    var objective: Money
    var broken: Int
    /// Share of what the start breaks.
    var mended: Double
  }
  private let points: [Point]
  private var phrases: any Phrases { wording.phrases }

  private static let width = 600.0
  private static let left = 58.0
  private static let right = 588.0
  private static let top = 26.0
  private static let bottom = 250.0
  private static let lowerTop = 296.0
  private static let lowerBottom = 344.0
  /// More dots than this would hide the line.
  private static let mostDots = 60

  init(_ order: MoveOrder, _ wording: PlanWording) {
    self.order = order
    self.wording = wording
    points =
      [
        Point(
          moves: 0, objective: order.start, broken: order.brokenAtStart,
          mended: order.brokenAtStart > 0 ? 0 : 1)
      ]
      + zip(order.movesAfterSteps, order.steps).map {
        Point(moves: $0, objective: $1.objective, broken: $1.brokenRules, mended: $1.mended)
      }
  }

  /// Where a benefit is, shares of it; else of what is mended, if anything is; else money.
  private func value(_ point: Point) -> Double {
    if let share = order.share(of: point.objective) { return share }
    return showsRules ? point.mended : Double((point.objective - order.start).minorUnits)
  }

  private var showsShares: Bool { order.benefit > .zero || showsRules }

  private var showsRules: Bool { order.brokenAtStart > 0 }

  var markup: Markup {
    let floor = showsRules ? Self.lowerBottom : Self.bottom
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(Self.width)) \(px(floor + 40))"), ("role", "img"), ("class", "chart"),
        ("aria-label", wording.summary(of: order)),
      ], .group(upperAxis), .group(movesAxis(below: floor)), ceiling, staircase, .group(marks), .group(dots),
      showsRules ? .group(rules) : .empty)
  }

  // MARK: Scales

  private func x(_ moves: Int) -> Double {
    Self.left + Double(moves) / Double(max(1, order.moves)) * (Self.right - Self.left)
  }

  private var range: (low: Double, high: Double) {
    let values = points.map(value)
    return (min(0, values.min() ?? 0), max(1, values.max() ?? 0))
  }

  private func y(_ value: Double) -> Double {
    let range = range
    let inside = min(max(value, range.low), range.high)
    return Self.bottom - (inside - range.low) / (range.high - range.low) * (Self.bottom - Self.top)
  }

  private var upperAxis: [Markup] {
    let range = range
    let ticks = AxisTicks.values(from: range.low, to: range.high).map { tick in
      Markup.group([
        tag("path", [("class", "grid"), ("d", "M\(px(Self.left)) \(px(y(tick)))H\(px(Self.right))")]),
        tag(
          "text", [("class", "ax end"), ("x", px(Self.left - 8)), ("y", px(y(tick) + 4))], text(tick)),
      ])
    }
    return ticks + [title(upperTitle, y: Self.top - 12)]
  }

  private var upperTitle: ReasonTerm {
    if order.benefit > .zero { return .benefitAxis }
    return showsRules ? .mendedAxis : .moneyAxis
  }

  private func text(_ tick: Double) -> String {
    showsShares
      ? NumberText.percent(tick, decimals: 0)
      : wording.figures.money.compact(Money(minorUnits: Int64(tick.rounded(.toNearestOrAwayFromZero))))
  }

  private func title(_ term: ReasonTerm, y: Double) -> Markup {
    tag("text", [("class", "ax"), ("x", px(Self.left)), ("y", px(y))], phrases.label(term))
  }

  private func movesAxis(below floor: Double) -> [Markup] {
    let ticks = AxisTicks.values(from: 0, to: Double(order.moves)).filter { $0 == $0.rounded() }
    return ticks.map { tick in
      tag(
        "text", [("class", "ax mid"), ("x", px(x(Int(tick)))), ("y", px(floor + 17))],
        NumberText.grouped(Int64(tick)))
    } + [
      tag(
        "text", [("class", "ax end"), ("x", px(Self.right)), ("y", px(floor + 34))],
        phrases.label(ReasonTerm.movesAxis))
    ]
  }

  // MARK: The curve

  /// Level while a step is under way, up or down when it is done.
  private func steps(_ values: [(moves: Int, y: Double)]) -> String {
    guard let first = values.first else { return "" }
    return "M\(px(x(first.moves))) \(px(first.y))"
      + values.dropFirst().map { "H\(px(x($0.moves)))V\(px($0.y))" }.joined()
  }

  private var staircase: Markup {
    let line = steps(points.map { ($0.moves, y(value($0))) })
    let base = px(y(0))
    return .group([
      tag("path", [("class", "under"), ("d", line + "V\(base)H\(px(Self.left))Z")]),
      tag("path", [("class", "benefit"), ("d", line)]),
    ])
  }

  /// How far any order could be: a bound for each number of moves, level back to the bound before it.
  private var ceiling: Markup {
    guard order.benefit > .zero, !order.ceilings.isEmpty else { return .empty }
    var line = ""
    var from = 0
    for ceiling in order.ceilings {
      let level = px(y(order.share(of: ceiling.objective) ?? 0))
      line += (line.isEmpty ? "M\(px(x(from))) \(level)" : "V\(level)") + "H\(px(x(ceiling.moves)))"
      from = ceiling.moves
    }
    return tag(
      "path", [("class", "most"), ("d", line)], tag("title", [], phrases.label(ReasonTerm.mostPossible)))
  }

  /// How many moves reach each share that is marked; of shares reached together the largest.
  private var reached: [(percent: Int, moves: Int)] {
    let all = MoveOrdering.milestones.compactMap { percent in
      (order.benefit > .zero ? order.moves(reaching: percent) : order.moves(mending: percent))
        .map { (percent: percent, moves: $0) }
    }
    return all.enumerated().filter { index, mark in
      index + 1 == all.count || all[index + 1].moves != mark.moves
    }.map(\.element)
  }

  private var marks: [Markup] {
    reached.compactMap { percent, moves in
      guard let point = points.last(where: { $0.moves <= moves }) else { return nil }
      let (x, y) = (x(moves), y(value(point)))
      // Beside the curve there is room below it, near the right edge above it.
      let isFar = x > Self.right - 130
      let label = phrases.mark(share: NumberText.percent(Double(percent) / 100, decimals: 0), moves: moves)
      return .group([
        tag("path", [("class", "target"), ("d", "M\(px(x)) \(px(y))V\(px(Self.bottom))")]),
        tag("circle", [("class", "aft"), ("cx", px(x)), ("cy", px(y)), ("r", "5.5")]),
        tag(
          "text",
          [
            ("class", isFar ? "lab end" : "lab"), ("x", px(isFar ? x - 9 : x + 9)),
            ("y", px(isFar ? y - 7 : y + 15)),
          ], label),
      ])
    }
  }

  /// One a step, which says what it is when pointed at.
  private var dots: [Markup] {
    guard order.steps.count <= Self.mostDots else { return [] }
    return order.steps.indices.map { index in
      let point = points[index + 1]
      let items = phrases.list(wording.names(ofItems: order.steps[index].items))
      return tag(
        "circle",
        [
          ("class", "stepdot"), ("cx", px(x(point.moves))), ("cy", px(y(value(point)))),
          ("r", "2.6"),
        ], tag("title", [], phrases.labelled(wording.figures.count(index + 1), items)))
    }
  }

  // MARK: Rules

  private var rules: [Markup] {
    let most = max(1, points.map(\.broken).max() ?? 1)
    let y = { (count: Int) in
      Self.lowerBottom - Double(count) / Double(most) * (Self.lowerBottom - Self.lowerTop)
    }
    let line = steps(points.map { ($0.moves, y($0.broken)) })
    let ticks = [0, most].map { count in
      Markup.group([
        tag("path", [("class", "grid"), ("d", "M\(px(Self.left)) \(px(y(count)))H\(px(Self.right))")]),
        tag(
          "text", [("class", "ax end"), ("x", px(Self.left - 8)), ("y", px(y(count) + 4))],
          wording.figures.count(count)),
      ])
    }
    return ticks + [
      title(.brokenAxis, y: Self.lowerTop - 10),
      tag("path", [("class", "undone"), ("d", line + "V\(px(y(0)))H\(px(Self.left))Z")]),
      tag("path", [("class", "broken"), ("d", line)]),
    ]
  }
}
