import ScenarioRunning
import TerritoryPlanning

/// Net revenue by the value of the first setting: a band from the best plan to what is proven to be the most, one for
/// each value of the second.
struct SweepChart {
  private let table: SweepTable
  private var study: SweepStudy { table.study }
  private var phrases: any Phrases { table.phrases }

  private static let width = 640.0
  private static let top = 24.0
  private static let bottom = 290.0
  private static let right = 560.0
  private static let lineHeight = 14.0
  /// Of a label, a column of text.
  private static let columnWidth = 6.8
  /// Free space above and below the figures, as a share of their range.
  private static let air = 0.08
  /// Bands drawn: more could not be told apart.
  private static let mostBands = 6

  init(_ table: SweepTable) { self.table = table }

  /// Nothing where no point has a plan.
  var markup: Markup {
    var amounts = study.points.flatMap { [$0.worth, $0.bound].compactMap(\.self) }.map {
      Double($0.minorUnits)
    }
    guard !amounts.isEmpty else { return .empty }
    if let today { amounts.append(today) }
    guard let low = amounts.min(), let high = amounts.max() else { return .empty }
    let air = max((high - low) * Self.air, 1)
    return tag(
      "section", [("class", "card single")], tag("h2", [], phrases.sweepChart),
      tag("p", [("class", "sub")], phrases.sweepChartCaption),
      .scrollable(drawing(Scale(low - air, high + air, places, labels: { texts($0) }))))
  }

  /// Today's plan, where it is not so far off that the curve would be flat.
  private var today: Double? {
    guard let evaluation = study.today else { return nil }
    let today = Double(evaluation.objective.minorUnits)
    let worths = study.points.compactMap(\.worth).map { Double($0.minorUnits) }
    guard let low = worths.min(), let high = worths.max() else { return nil }
    return today >= low - (high - low) && today <= high + (high - low) ? today : nil
  }

  /// Where each value of the first setting stands: as a number, or one after the other.
  private var places: [Double] {
    let values = study.grid.axes[0].values
    let numbers = values.compactMap(\.number)
    return numbers.count == values.count ? numbers : values.indices.map(Double.init)
  }

  private struct Scale {
    let low: Double
    let high: Double
    let left: Double
    let ticks: [(amount: Double, label: String)]
    private let places: [Double]
    private let span: (from: Double, to: Double)

    init(_ low: Double, _ high: Double, _ places: [Double], labels: ([Double]) -> [String]) {
      (self.low, self.high, self.places) = (low, high, places)
      let ticks = AxisTicks.values(from: low, to: high)
      self.ticks = zip(ticks, labels(ticks)).map { ($0, $1) }
      left = 30 + Double(self.ticks.map { DisplayWidth.of($0.label) }.max() ?? 0) * SweepChart.columnWidth
      span = (places.min() ?? 0, places.max() ?? 1)
    }

    func x(_ value: Int) -> Double {
      let width = span.to - span.from
      guard width > 0 else { return (left + SweepChart.right) / 2 }
      return left + (places[value] - span.from) / width * (SweepChart.right - left)
    }
    func y(_ amount: Double) -> Double {
      SweepChart.bottom - (amount - low) / (high - low) * (SweepChart.bottom - SweepChart.top)
    }
  }

  private func drawing(_ scale: Scale) -> Markup {
    let grid = scale.ticks.map { amount, label in
      Markup.group([
        tag(
          "path",
          [("class", "grid"), ("d", "M\(px(scale.left - 10)) \(px(scale.y(amount)))H\(px(Self.right))")]),
        tag(
          "text", [("class", "ax end"), ("x", px(scale.left - 18)), ("y", px(scale.y(amount) + 4))], label),
      ])
    }
    let lines = study.grid.axes.count > 1 ? study.grid.axes[1].values.count : 1
    let shown = (0..<lines).filter {
      lines <= Self.mostBands || $0 * (Self.mostBands - 1) % (lines - 1) < Self.mostBands - 1
    }
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(Self.width)) \(px(Self.bottom + 46))"), ("role", "img"), ("class", "chart"),
        ("aria-label", phrases.sweepChart),
      ], .group(grid), .group(shown.map { band($0, scale) }), todayLine(scale),
      .group(bandLabels(shown, scale)),
      .group(valueLabels(scale)))
  }

  private func todayLine(_ scale: Scale) -> Markup {
    guard let today else { return .empty }
    let y = scale.y(today)
    return .group([
      tag("path", [("class", "target"), ("d", "M\(px(scale.left - 10)) \(px(y))H\(px(Self.right))")]),
      tag("text", [("class", "ax"), ("x", px(Self.right + 4)), ("y", px(y + 4))], phrases.todaysWorth),
    ])
  }

  /// Under the values that have room; the setting's name below them.
  private func valueLabels(_ scale: Scale) -> [Markup] {
    let axis = study.grid.axes[0]
    var end = -Double.infinity
    var labels: [Markup] = []
    for index in axis.values.indices.sorted(by: { scale.x($0) < scale.x($1) }) {
      let text = axis.values[index].text
      let half = Double(DisplayWidth.of(text)) * Self.columnWidth / 2
      guard scale.x(index) - half > end + 8 else { continue }
      end = scale.x(index) + half
      labels.append(
        tag("text", [("class", "lab mid"), ("x", px(scale.x(index))), ("y", px(Self.bottom + 20))], text))
    }
    labels.append(
      tag(
        "text", [("class", "ax mid"), ("x", px((scale.left + Self.right) / 2)), ("y", px(Self.bottom + 40))],
        phrases.setting(axis.name)))
    return labels
  }

  /// Stretches of points with a plan, each a band; crosses where there is none.
  private func band(_ line: Int, _ scale: Scale) -> Markup {
    let width = study.grid.axes[0].values.count
    let indices = (0..<width).sorted { scale.x($0) < scale.x($1) }
    var parts: [Markup] = []
    var stretch: [(x: Double, low: Double, high: Double)] = []
    func close() {
      guard stretch.count > 1 else {
        stretch = []
        return
      }
      let up = stretch.map { "\(px($0.x)) \(px($0.high))" }.joined(separator: "L")
      let back = stretch.reversed().map { "\(px($0.x)) \(px($0.low))" }.joined(separator: "L")
      let along = stretch.map { "\(px($0.x)) \(px($0.low))" }.joined(separator: "L")
      parts.insert(tag("path", [("class", "most"), ("d", "M" + up)]), at: 0)
      parts.insert(tag("path", [("class", "benefit"), ("d", "M" + along)]), at: 0)
      parts.insert(tag("path", [("class", "under"), ("d", "M\(up)L\(back)Z")]), at: 0)
      stretch = []
    }
    for index in indices {
      let number = line * width + index
      let point = study.points[number]
      guard let worth = point.worth else {
        close()
        parts.append(cross(number, scale.x(index)))
        continue
      }
      let low = scale.y(Double(worth.minorUnits))
      stretch.append((scale.x(index), low, scale.y(Double((point.bound ?? worth).minorUnits))))
      parts.append(dot(number, scale.x(index), low))
    }
    close()
    return tag("g", [], all: parts)
  }

  /// The second setting's value beside the last point of each band; bands that end at nearly the same height share a
  /// label.
  private func bandLabels(_ lines: [Int], _ scale: Scale) -> [Markup] {
    guard study.grid.axes.count > 1 else { return [] }
    let width = study.grid.axes[0].values.count
    let order = (0..<width).sorted { scale.x($0) < scale.x($1) }
    var ends = lines.compactMap { line -> (x: Double, y: Double, text: String)? in
      guard let last = order.last(where: { study.points[line * width + $0].worth != nil }),
        let worth = study.points[line * width + last].worth
      else { return nil }
      let text = study.grid.axes[1].values[line].text
      return (scale.x(last), scale.y(Double(worth.minorUnits)), text)
    }
    ends.sort { ($0.x, $0.y) < ($1.x, $1.y) }
    var heaps: [(x: Double, y: Double, texts: [String])] = []
    for end in ends {
      if let heap = heaps.last, heap.x == end.x, end.y - heap.y < Self.lineHeight {
        heaps[heaps.count - 1].texts.append(end.text)
      } else {
        heaps.append((end.x, end.y, [end.text]))
      }
    }
    return heaps.map { heap in
      tag(
        "text", [("class", "ax"), ("x", px(heap.x + 8)), ("y", px(heap.y + 4))], phrases.list(heap.texts))
    }
  }

  private func dot(_ number: Int, _ x: Double, _ y: Double) -> Markup {
    let point = study.points[number]
    let isSolved = if case .solved = point.origin { true } else { false }
    let texts = [table.money(point.worth), table.money(point.bound, rounding: .up)].compactMap(\.self)
    let figures = texts.count == 2 ? phrases.between(texts[0], texts[1]) : texts.joined()
    return tag(
      "circle",
      [("class", isSolved ? "aft" : "bef"), ("cx", px(x)), ("cy", px(y)), ("r", isSolved ? "5" : "4")],
      tag("title", [], phrases.labelled(table.name(number), figures)))
  }

  private func cross(_ number: Int, _ x: Double) -> Markup {
    tag(
      "g", [], tag("title", [], table.name(number)),
      tag("path", [("class", "mark"), ("d", "M\(px(x - 5)) \(px(Self.bottom - 13))l10 10m0 -10l-10 10")]))
  }

  /// Short amounts, unless two ticks would read the same.
  private func texts(_ ticks: [Double]) -> [String] {
    let amounts = ticks.map { Money(minorUnits: Int64($0.rounded())) }
    let short = amounts.map { table.figures.money.compact($0) }
    return Set(short).count == short.count ? short : amounts.map { table.figures.money.whole($0) }
  }
}
