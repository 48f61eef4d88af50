import TerritoryPlanning

/// A line a representative: the estimate as a dot on its interval, the figure as it stands as a ring, all together as a
/// dashed line.
struct EstimateChart {
  struct Row {
    var name: String
    var plain: Double?
    var estimate: Double
    var low: Double
    var high: Double
  }

  private let title: String
  private let caption: String
  private let rows: [Row]
  private let all: Double
  private let leftOut: String?
  private let tickText: (Double) -> String
  private let text: (Double) -> String
  private let unit: Double

  private static let width = 900.0
  private static let top = 10.0
  private static let rowHeight = 22.0
  private static let right = 800.0
  /// More rows are unreadable; the others are in the table.
  private static let most = 40

  private init(
    _ question: EstimateQuestion, _ wording: EstimateWording, rows: [Row], all: Double, unit: Double,
    tickText: @escaping (Double) -> String, text: @escaping (Double) -> String
  ) {
    title = wording.phrases.chartTitle(question)
    caption = wording.phrases.chartCaption(
      coverage: NumberText.percent(DealEstimates.coverage, decimals: 0),
      hasRings: rows.contains { $0.plain != nil })
    self.rows = Array(rows.prefix(Self.most))
    leftOut =
      rows.count > Self.most ? wording.phrases.estimatesShown(Self.most, of: rows.count) : nil
    self.all = all
    self.unit = unit
    self.tickText = tickText
    self.text = text
  }

  static func wins(_ wins: WinEstimates, _ wording: EstimateWording) -> EstimateChart {
    let rows = wins.representatives.filter { $0.closed > 0 }
      .sorted { ($1.shrunk.mean, $0.representative) < ($0.shrunk.mean, $1.representative) }
    return EstimateChart(
      .winRate, wording,
      rows: rows.map {
        Row(
          name: wording.person($0.representative), plain: $0.raw, estimate: $0.shrunk.mean,
          low: $0.shrunk.low, high: $0.shrunk.high)
      }, all: wins.all.rate, unit: 100, tickText: { NumberText.trimmed($0, decimals: 1) + " %" },
      text: { NumberText.fixed($0, decimals: 1) + " %" })
  }

  static func sizes(_ sizes: SizeEstimates, _ wording: EstimateWording) -> EstimateChart {
    let rows = sizes.representatives.filter { $0.deals > 0 }
      .sorted { ($1.factor, $0.representative) < ($0.factor, $1.representative) }
    return EstimateChart(
      .dealSize, wording,
      rows: rows.map {
        Row(
          name: wording.person($0.representative), plain: nil, estimate: $0.factor, low: $0.low, high: $0.high
        )
      }, all: 1, unit: 1, tickText: { NumberText.trimmed($0, decimals: 4) },
      text: { NumberText.fixed($0, decimals: 3) })
  }

  var markup: Markup {
    guard rows.count > 1 else { return .empty }
    return .group([
      tag("h3", [], title), tag("p", [("class", "sub")], caption), .scrollable(drawing),
      leftOut.map { tag("p", [("class", "sub")], $0) } ?? .empty,
    ])
  }

  private var drawing: Markup {
    let values = rows.flatMap { [$0.low, $0.high, $0.estimate] + ($0.plain.map { [$0] } ?? []) } + [all]
    let span = max((values.max() ?? 1) - (values.min() ?? 0), 1e-6)
    let low = ((values.min() ?? 0) - 0.03 * span) * unit
    let high = ((values.max() ?? 1) + 0.03 * span) * unit
    let left = names.width + 10
    func x(_ value: Double) -> Double { left + (value * unit - low) / (high - low) * (Self.right - left) }
    let bottom = Self.top + Double(rows.count) * Self.rowHeight
    let ticks = AxisTicks.values(from: low, to: high).map { tick in
      let place = x(tick / unit)
      return Markup.group([
        tag("path", [("class", "grid"), ("d", "M\(px(place)) \(px(Self.top))V\(px(bottom))")]),
        tag("text", [("class", "ax mid"), ("x", px(place)), ("y", px(bottom + 18))], tickText(tick)),
      ])
    }
    let shared = tag("path", [("class", "target"), ("d", "M\(px(x(all))) \(px(Self.top))V\(px(bottom))")])
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(Self.width)) \(px(bottom + 26))"), ("role", "img"), ("class", "chart"),
        ("aria-label", title),
      ], .group(ticks), shared, .group(rows.enumerated().map { line($1, at: $0, x) }))
  }

  private var names: NameColumn { NameColumn(rows.map(\.name)) }

  private func line(_ row: Row, at index: Int, _ x: (Double) -> Double) -> Markup {
    let y = Self.top + (Double(index) + 0.5) * Self.rowHeight
    var parts = [
      names.label(row.name, y: y),
      tag("path", [("class", "db"), ("d", "M\(px(x(row.low))) \(px(y))H\(px(x(row.high)))")]),
    ]
    if let plain = row.plain {
      parts.append(
        tag("circle", [("class", "ghost"), ("cx", px(x(plain))), ("cy", px(y)), ("r", "4")]))
    }
    parts.append(
      tag(
        "circle", [("class", "aft"), ("cx", px(x(row.estimate))), ("cy", px(y)), ("r", "5")],
        tag("title", [], row.name)))
    parts.append(
      tag(
        "text", [("class", "lab"), ("x", px(Self.right + 16)), ("y", px(y + 4))], text(row.estimate * unit)))
    return tag("g", [], all: parts)
  }
}
