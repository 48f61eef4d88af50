import TerritoryPlanning

/// Revenue against a burden: a labelled point a scenario, a line up to the most that it may be worth.
struct TradeoffChart {
  private let group: Tradeoffs.Group
  private let isChange: Bool
  private let figures: FigureText
  private var phrases: any Phrases { figures.phrases }

  private static let width = 620.0
  private static let top = 34.0
  private static let bottom = 316.0
  private static let right = 596.0
  private static let columnWidth = 6.6
  /// Free space beyond the figures, as a share of their range.
  private static let air = 0.12

  /// - Parameter isChange: whether worth is a change against today.
  init(_ group: Tradeoffs.Group, isChange: Bool, figures: FigureText) {
    self.group = group
    self.isChange = isChange
    self.figures = figures
  }

  private var all: [Tradeoffs.Point] { group.points + (group.today.map { [$0] } ?? []) }
  private var xTitle: String { group.burden == .spread ? phrases.axisSpread : phrases.axisHandovers }
  private var yTitle: String { isChange ? phrases.axisWorthChange : phrases.axisWorth }

  var markup: Markup {
    tag(
      "section", [("class", "card")], tag("h3", [], xTitle), .scrollable(drawing),
      front.isEmpty ? .empty : tag("p", [("class", "sub")], unbroken(front)))
  }

  /// Who is not on the front, and beside whom.
  private var front: String {
    group.points.compactMap { point in
      point.standing.map { standing in
        let other = point.beatenBy.flatMap { by in group.points.first { $0.number == by } }
        return phrases.labelled(
          label(point), phrases.standing(standing, by: other.map { label($0) }))
      }
    }.joined(separator: " · ")
  }

  private func label(_ point: Tradeoffs.Point) -> String {
    point.number < 0 ? point.title : "\(point.number + 1) \(point.title)"
  }

  private func text(x: Double) -> String {
    group.burden == .spread ? NumberText.percent(x, decimals: 0) : NumberText.grouped(Int64(x.rounded()))
  }

  private func text(y: Double) -> String {
    let money = Money(minorUnits: Int64(y.rounded()))
    return isChange ? figures.money.signedCompact(money) : figures.money.compact(money)
  }

  private var drawing: Markup {
    let xs = all.map(\.burden)
    let ys = all.flatMap { [Double($0.worth), Double($0.most ?? $0.worth)] }
    let (lowX, highX) = Self.range(xs, least: group.burden == .spread ? 0.02 : 2)
    let (lowY, highY) = Self.range(ys, least: 100)
    let ticksY = AxisTicks.values(from: lowY, to: highY)
    let left = 18 + Double(ticksY.map { DisplayWidth.of(text(y: $0)) }.max() ?? 0) * Self.columnWidth
    func x(_ value: Double) -> Double { left + (value - lowX) / (highX - lowX) * (Self.right - left) }
    func y(_ value: Double) -> Double {
      Self.bottom - (value - lowY) / (highY - lowY) * (Self.bottom - Self.top)
    }
    let grid = ticksY.map { value in
      Markup.group([
        tag("path", [("class", "grid"), ("d", "M\(px(left)) \(px(y(value)))H\(px(Self.right))")]),
        tag("text", [("class", "ax end"), ("x", px(left - 8)), ("y", px(y(value) + 4))], text(y: value)),
      ])
    }
    let ticksX = AxisTicks.values(from: max(0, lowX), to: highX).map { value in
      tag(
        "text", [("class", "ax mid"), ("x", px(x(value))), ("y", px(Self.bottom + 20))], text(x: value))
    }
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(Self.width)) \(px(Self.bottom + 46))"), ("role", "img"), ("class", "chart"),
        ("aria-label", phrases.labelled(yTitle, xTitle)),
      ], .group(grid), .group(ticksX),
      tag("text", [("class", "ax"), ("x", "4"), ("y", "16")], yTitle),
      tag("text", [("class", "ax end"), ("x", px(Self.right)), ("y", px(Self.bottom + 40))], xTitle + " →"),
      .group(points(x, y, left: left)))
  }

  private static func range(_ values: [Double], least: Double) -> (Double, Double) {
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let air = max((high - low) * Self.air, least)
    return (low - air, high + air)
  }

  private func points(
    _ x: (Double) -> Double, _ y: (Double) -> Double, left: Double
  ) -> [Markup] {
    var labels = ChartLabels(left: left, right: Self.width - 4, top: 20, bottom: Self.bottom)
    for point in all {
      labels.occupy(x: x(point.burden), y: y(Double(point.worth)), half: 7)
      if let most = point.most {
        let (low, high) = (y(Double(most)), y(Double(point.worth)))
        labels.occupy(x: x(point.burden), y: (low + high) / 2, half: 3, halfHeight: (high - low) / 2)
      }
    }
    let places = all.map { (x: x($0.burden), y: y(Double($0.worth))) }
    let drawn = zip(all, places).map { point, place in
      let (px1, py1) = place
      var parts: [Markup] = [tag("title", [], title(point))]
      if let most = point.most, most > point.worth {
        parts.append(
          tag(
            "path",
            [
              ("class", "most solid"),
              ("d", "M\(px(px1)) \(px(py1))V\(px(y(Double(most))))M\(px(px1 - 4)) \(px(y(Double(most))))h8"),
            ]))
      }
      parts.append(mark(point, px1, py1))
      return tag("g", [], all: parts)
    }
    return drawn
      + ChartLabels.heaps(places).map { heap in
        labels.label(names(heap.map { all[$0] }), x: places[heap[0]].x, y: places[heap[0]].y)
      }
  }

  /// What a heap may be called, the fullest first: with names, with numbers alone, with the first of these.
  private func names(_ heap: [Tradeoffs.Point]) -> [String] {
    let numbers = heap.map { $0.number < 0 ? $0.title : "\($0.number + 1)" }
    var names = [phrases.list(heap.map(label)), phrases.list(numbers)]
    if heap.count > 3 { names.append(phrases.list(Array(numbers.prefix(2))) + " …") }
    return names
  }

  private func title(_ point: Tradeoffs.Point) -> String {
    let money = [Double(point.worth), point.most.map { Double($0) } ?? Double(point.worth)].map {
      text(y: $0)
    }
    return phrases.labelled(
      label(point),
      text(x: point.burden) + " · " + (money[0] == money[1] ? money[0] : money.joined(separator: " – ")))
  }

  /// Filled, half, hollow; a cross of today; a filled diamond where nothing is ranked.
  private func mark(_ point: Tradeoffs.Point, _ x: Double, _ y: Double) -> Markup {
    let at = "M\(px(x)) \(px(y))"
    if point.number < 0 {
      return tag("path", [("class", "mark"), ("d", at + "m-5 -5l10 10m0 -10l-10 10")])
    }
    func circle(_ name: String) -> Markup {
      tag("circle", [("class", name), ("cx", px(x)), ("cy", px(y)), ("r", "6")])
    }
    switch point.standing {
    case .front: return circle("aft")
    case .beaten: return circle("hollow")
    case .open:
      return .group([circle("hollow"), tag("path", [("class", "aft"), ("d", at + "m0 -6a6 6 0 0 0 0 12z")])])
    case nil: return tag("path", [("class", "aft"), ("d", at + "m0 -7l7 7l-7 7l-7 -7z")])
    }
  }
}

/// Labels of points that do not lie over each other: beside a point, above or below it, shorter, or further away with
/// a line that leads to it.
struct ChartLabels {
  private typealias Box = LabelBoxes.Box
  private var boxes: LabelBoxes
  private let left, right, top, bottom: Double
  private static let columnWidth = 7.2
  private static let halfLine = 7.5
  private static let reach = 120.0

  init(left: Double, right: Double, top: Double, bottom: Double) {
    self.left = left
    self.right = right
    self.top = top
    self.bottom = bottom
    boxes = LabelBoxes(width: right, height: bottom)
  }

  mutating func occupy(x: Double, y: Double, half: Double, halfHeight: Double? = nil) {
    boxes.take(Box(x: x, y: y, halfWidth: half, halfHeight: halfHeight ?? half))
  }

  /// Points that lie upon each other, by their numbers: their names are listed together, as no reader could tell whose
  /// mark is whose.
  static func heaps(_ places: [(x: Double, y: Double)]) -> [[Int]] {
    var heaps: [[Int]] = []
    for (number, place) in places.enumerated() {
      let heap = heaps.firstIndex { heap in
        abs(places[heap[0]].x - place.x) < 7 && abs(places[heap[0]].y - place.y) < 7
      }
      if let heap { heaps[heap].append(number) } else { heaps.append([number]) }
    }
    return heaps
  }

  /// - Parameter texts: from the one wanted to the shortest; nothing is written where not even that finds room.
  mutating func label(_ texts: [String], x: Double, y: Double) -> Markup {
    for text in texts {
      let half = Double(DisplayWidth.of(text)) * Self.columnWidth / 2
      let aside = half + 11
      let offsets: [(Double, Double)] = [
        (aside, 0), (-aside, 0), (0, 18), (0, -18), (aside, 14), (-aside, 14), (aside, -14), (-aside, -14),
      ]
      for (dx, dy) in offsets {
        let box = Box(x: x + dx, y: y + dy, halfWidth: half, halfHeight: Self.halfLine)
        guard box.x - half >= left, box.y >= top, boxes.isInside(box, margin: 0), boxes.isFree(box) else {
          continue
        }
        boxes.take(box)
        return Self.text(text, box.x, box.y)
      }
    }
    return apart(texts.last ?? "", x: x, y: y)
  }

  /// Away from the crowd.
  private mutating func apart(_ text: String, x: Double, y: Double) -> Markup {
    let half = Double(DisplayWidth.of(text)) * Self.columnWidth / 2
    let wanted = Box(x: x, y: y, halfWidth: half, halfHeight: Self.halfLine)
    guard let box = boxes.nearest(to: wanted, reach: Self.reach), box.x - half >= left, box.y >= top else {
      return .empty
    }
    boxes.take(box)
    // The line ends at the edge of the text that faces the point.
    let end = (x: box.x + (x > box.x ? half : -half), y: box.y)
    return .group([
      tag("path", [("class", "lead-line"), ("d", "M\(px(x)) \(px(y))L\(px(end.x)) \(px(end.y))")]),
      Self.text(text, box.x, box.y),
    ])
  }

  private static func text(_ text: String, _ x: Double, _ y: Double) -> Markup {
    tag("text", [("class", "lab mid"), ("x", px(x)), ("y", px(y + 4))], text)
  }
}
