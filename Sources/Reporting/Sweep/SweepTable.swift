import ScenarioRunning
import TerritoryPlanning

/// The cells and sentences of a sweep, which every report shares.
struct SweepTable {
  let study: SweepStudy
  let figures: FigureText
  var phrases: any Phrases { figures.phrases }

  init(_ study: SweepStudy, language: Language) {
    self.study = study
    figures = FigureText(language: language, parameters: study.grid.base.data.parameters)
  }

  var head: [String] {
    study.grid.axes.map { phrases.setting($0.name) } + SweepColumn.allCases.map { phrases.label($0) }
  }
  var alignments: [TextTable.Alignment] {
    study.grid.axes.map { _ in .right } + SweepColumn.allCases.map { $0 == .origin ? .left : .right }
  }

  /// One line a point.
  var rows: [[String]] {
    study.points.indices.map { point in
      study.grid.values(point).map(\.text) + SweepColumn.allCases.map { cell($0, point) }
    }
  }

  private func cell(_ column: SweepColumn, _ index: Int) -> String {
    let point = study.points[index]
    let evaluation = point.evaluation
    switch column {
    case .worth: return money(evaluation?.objective) ?? ""
    case .bound: return money(point.bound, rounding: .up) ?? ""
    case .gap: return point.gap.map { figures.percentAtMost($0) } ?? ""
    case .price: return study.price(of: index).map(interval) ?? ""
    case .priceShare: return study.price(of: index).flatMap(shares) ?? ""
    case .moves: return evaluation.map { figures.count($0.disruption.voluntaryItems) } ?? ""
    case .deviation:
      return evaluation.map {
        figures.percent(SweepFront.Criterion.largestDeviation.amount($0))
      } ?? ""
    case .origin: return origin(point)
    }
  }

  private func origin(_ point: SweepStudy.Point) -> String {
    switch point.origin {
    case .solved(let ending): phrases.solved(ending, isKept: point.isKept)
    case .settled: point.isImpossible ? phrases.impossible(under: nil) : phrases.settledByOthers
    case .contained(let other): phrases.impossible(under: name(other))
    }
  }

  func money(_ amount: Money?, rounding: Rounding = .nearest) -> String? {
    amount.map { figures.money.whole($0, rounding: rounding) }
  }

  private func interval(_ price: PriceOfPoint) -> String {
    phrases.between(
      figures.money.whole(price.least, rounding: .down), figures.money.whole(price.most, rounding: .up))
  }

  private func shares(_ price: PriceOfPoint) -> String? {
    guard let least = price.leastShare, let most = price.mostShare else { return nil }
    return phrases.between(
      NumberText.percent(least, decimals: 2, rounding: .down),
      NumberText.percent(most, decimals: 2, rounding: .up))
  }

  /// A point by its values: "tolerance 5 % and moves allowed 40".
  func name(_ point: Int) -> String {
    phrases.both(
      zip(study.grid.axes, study.grid.values(point)).map { phrases.setting($0.name) + " " + $1.text })
  }

  // MARK: Sentences

  var headline: String {
    let known = study.points.indices.filter { study.points[$0].plan != nil }
    guard !known.isEmpty else {
      let isProven = study.points.allSatisfy(\.isImpossible)
      return isProven ? phrases.noPointIsPossible : phrases.noPointIsKnown
    }
    let tightest = study.order.fromTightest(in: study.grid).first { study.points[$0].plan != nil }
    if let tightest, let price = study.price(of: tightest) {
      return phrases.costs(
        from: name(price.reference), to: name(tightest),
        least: figures.money.whole(price.least, rounding: .down),
        most: figures.money.whole(price.most, rounding: .up), shares: shares(price))
    }
    let best = known.max { (study.points[$0].worth ?? .zero, $1) < (study.points[$1].worth ?? .zero, $0) }
    guard let best, let worth = money(study.points[best].worth) else { return phrases.noPointIsKnown }
    return phrases.bestPoint(
      name(best), worth: worth, most: money(study.points[best].bound, rounding: .up) ?? phrases.undefined)
  }

  /// Points without a plan; empty where every point has one.
  var missing: String {
    let impossible = study.points.indices.filter { study.points[$0].isImpossible }
    let open = study.points.indices.filter { !study.points[$0].isImpossible && study.points[$0].plan == nil }
    return [
      impossible.isEmpty ? nil : phrases.noPlan(at: phrases.list(impossible.map(name))),
      open.isEmpty ? nil : phrases.noPlanFound(at: phrases.list(open.map(name))),
    ].compactMap(\.self).joined(separator: " ")
  }

  var caption: String {
    phrases.sweepCaption(
      solved: study.solvedCount, of: study.points.count,
      isOrdered: !study.order.directions.contains(SweepOrder.Direction.none))
  }
}

extension SweepStudy {
  var title: (english: String, chinese: String) {
    let scenario = grid.base
    return (
      scenario.title.isEmpty ? scenario.name : scenario.title,
      scenario.chineseTitle.isEmpty ? scenario.name : scenario.chineseTitle
    )
  }
}
