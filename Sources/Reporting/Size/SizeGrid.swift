import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// A study of sizes as lines and columns of text, for a terminal, Markdown and the page.
struct SizeGrid {
  let study: SizeStudy
  let language: Language
  private let figures: FigureText
  private let wording: PlanWording
  private var phrases: any Phrases { language.phrases }

  init(_ study: SizeStudy, language: Language) {
    self.study = study
    self.language = language
    wording = PlanWording(language: language, context: study.context)
    figures = FigureText(language: language, parameters: study.context.data.parameters)
  }

  var head: [String] { SizeColumn.allCases.map { phrases.label($0) } }
  var alignments: [TextTable.Alignment] {
    SizeColumn.allCases.map { $0 == .filled || $0 == .verdict ? .left : .right }
  }

  /// One line a size.
  var rows: [[String]] {
    let steps = [nil] + study.steps.map(Optional.some)
    return zip(study.sizes, steps).map { size, step in
      SizeColumn.allCases.map { cell($0, size, step) }
    }
  }

  private func cell(_ column: SizeColumn, _ size: SizeStudy.Size, _ step: SizeStudy.Step?) -> String {
    switch column {
    case .positions: return figures.count(size.mostFilled)
    case .count: return size.plan == nil ? "" : figures.count(study.filled(size).count)
    case .staff: return size.evaluation.map { figures.count(study.staff($0)) } ?? ""
    case .net: return money(study.worthAfterCost(size)) ?? phrases.outcome(size.outcomeKind)
    case .bound: return money(study.boundAfterCost(size)) ?? ""
    case .gap: return figures.optionalPercentAtMost(study.relativeGap(size))
    case .revenue: return money(size.evaluation?.revenue) ?? ""
    case .utilisation: return size.evaluation.map { figures.percent(study.utilisation($0)) } ?? ""
    case .spread:
      return size.evaluation.map { figures.percent($0.fairness(.standardMinutes, group: nil)?.range) } ?? ""
    case .value: return step.map(value) ?? ""
    case .verdict: return step.map { phrases.label($0.verdict) } ?? ""
    case .filled: return filled(size)
    }
  }

  private func money(_ amount: Money?) -> String? { amount.map { figures.money.whole($0) } }

  private func value(_ step: SizeStudy.Step) -> String {
    switch (money(step.least), money(step.most)) {
    case (let least?, let most?): phrases.between(least, most)
    case (let least?, nil): phrases.atLeast(least)
    case (nil, let most?): phrases.atMost(most)
    case (nil, nil): ""
    }
  }

  /// The positions filled, alike ones together: "2 × hunter Shanghai, service Wuxi".
  private func filled(_ size: SizeStudy.Size) -> String {
    var groups: [(name: String, count: Int)] = []
    for position in study.filled(size) {
      let person = study.context.data.representatives[position]
      let region = person.homeRegion.map { " " + study.context.data.regions[$0].name } ?? ""
      let name = phrases.label(person.role) + region
      if let known = groups.firstIndex(where: { $0.name == name }) {
        groups[known].count += 1
      } else {
        groups.append((name, 1))
      }
    }
    return phrases.list(groups.map { phrases.times($0.name, $0.count) })
  }

  // MARK: Sentences

  var headline: String {
    guard let best = study.recommendation else { return phrases.noSizeIsPossible }
    return phrases.recommended(positions: best.filled, net: figures.money.whole(best.net))
  }

  /// What is proven of the recommended size; empty where there is none.
  var proof: String {
    guard let best = study.recommendation else { return "" }
    let shortfall = best.shortfall.map { figures.money.whole($0) }
    if best.isProven { return phrases.sizeIsProven(upTo: shortfall ?? phrases.undefined) }
    return phrases.sizeIsOpen(
      rivals: phrases.list(best.rivals.map { figures.count($0) }), by: shortfall)
  }

  var caption: String { phrases.sizeCaption(costOfNext: figures.money.whole(study.costOfNext)) }

  /// Each position that the recommended size fills: its name, with role and place.
  var positions: [String] {
    guard let best = study.recommendation,
      let size = study.sizes.first(where: { $0.mostFilled == best.mostFilled })
    else { return [] }
    return study.filled(size).map { position in
      let person = study.context.data.representatives[position]
      let region = person.homeRegion.map { study.context.data.regions[$0].name }
      return phrases.bracketed(
        person.name,
        phrases.list([phrases.label(person.role), region, money(person.cost)].compactMap(\.self)))
    }
  }
}

extension FigureText {
  fileprivate func optionalPercentAtMost(_ share: Double?) -> String { share.map { percentAtMost($0) } ?? "" }
}

extension SizeStudy {
  /// Positions with capacity that are filled: those of the data and the candidates used.
  func staff(_ evaluation: Evaluation) -> Int {
    present(evaluation).count
  }

  /// Minutes used over minutes there are, of the positions that are filled.
  func utilisation(_ evaluation: Evaluation) -> Double? {
    let present = present(evaluation)
    let capacity = present.reduce(0) { $0 + $1.capacity.count }
    let used = present.reduce(0) { $0 + $1.actualMinutes.count }
    return capacity > 0 ? Double(used) / Double(capacity) : nil
  }

  private func present(_ evaluation: Evaluation) -> [RepresentativeEvaluation] {
    let optional = Set(candidates)
    return evaluation.representatives.filter {
      $0.capacity > .zero && ($0.items > 0 || !optional.contains($0.representative))
    }
  }

  /// (bound - worth) / |worth after cost|; nil where undefined.
  func relativeGap(_ size: Size) -> Double? {
    guard let worth = worthAfterCost(size), let bound = boundAfterCost(size), worth != .zero else {
      return nil
    }
    return Double((bound - worth).minorUnits) / Double(abs(worth.minorUnits))
  }
}

extension SizeStudy.Size {
  var outcomeKind: OutcomeKind {
    switch outcome {
    case .optimal: .optimal
    case .gapReached: .gapReached
    case .limitReached: .limitReached
    case .noPlanFound: .noPlanFound
    case .infeasible: .infeasible
    }
  }
}
