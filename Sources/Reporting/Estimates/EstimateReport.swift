public import TerritoryPlanning

/// Estimates from deals, for a terminal, Markdown, a page, programs and tables.
public struct EstimateReport {
  let wording: EstimateWording

  /// - Parameter name: of the plan, for titles.
  public init(_ estimates: DealEstimates, data: PlanData, name: String, language: Language) {
    wording = EstimateWording(estimates, data: data, name: name, language: language)
  }

  private var sheet: Sheet { EstimateSheet(wording: wording).sheet }

  /// For a terminal, ending in a newline.
  public func text(colours: Bool = false) -> String { sheet.text(style: TerminalStyle(colours: colours)) }

  /// Ending in a newline.
  public var markdown: String { sheet.markdown }

  /// One self-contained page, ending in a newline.
  public var html: String { SheetPage(sheet: sheet, language: wording.language).text }

  /// The document for programs, ending in a newline; docs/estimates.md describes each field.
  public var json: String { EstimateJSON(wording: wording).text }

  /// A row a figure; docs/estimates.md describes each column.
  public func csv(dialect: CSVDialect = .plain) -> String {
    EstimateCSV(wording: wording).text(dialect: dialect)
  }
}

/// Every estimate as a row.
struct EstimateCSV {
  let wording: EstimateWording
  private var data: PlanData { wording.data }

  private struct Row {
    var subject: String
    var representative: Int?
    var segment: Int?
    var measure: String
    var deals: Int
    var plain: Double?
    var estimate: Double
    var low: Double?
    var high: Double?
    var expected: Double?
    var chance: Double?
  }

  func text(dialect: CSVDialect) -> String {
    var csv = CSVText(
      head: [
        "subject", "representative", "segment", "measure", "unit", "deals", "as_it_stands", "estimate", "low",
        "high", "expected", "chance_by_luck",
      ], dialect: dialect)
    for row in rows {
      csv.append([
        .text(row.subject), row.representative.map { .text(data.representatives[$0].id) } ?? .empty,
        row.segment.map { .text(data.parameters.segments[$0].id) } ?? .empty, .text(row.measure),
        .text(unit(row.measure)), .count(row.deals), .share(row.plain), .share(row.estimate), .share(row.low),
        .share(row.high), .share(row.expected), .share(row.chance),
      ])
    }
    return csv.text
  }

  private func unit(_ measure: String) -> String {
    switch measure {
    case "deal_size": data.parameters.currency + "_minor"
    case "cycle": "days"
    case "win_rate": "share"
    default: "factor"
    }
  }

  private var rows: [Row] {
    (wording.wins.map(rows) ?? []) + (wording.sizes.map(rows) ?? []) + (wording.cycles.map(rows) ?? [])
      + wording.estimates.proposal.skills.map {
        Row(
          subject: "representative", representative: $0.representative, measure: "skill", deals: 0,
          estimate: $0.skill, low: $0.low, high: $0.high)
      }
  }

  private func rows(_ wins: WinEstimates) -> [Row] {
    func row(_ subject: String, _ segment: Int?, _ rate: WinEstimates.Rate) -> Row {
      Row(
        subject: subject, segment: segment, measure: "win_rate", deals: rate.closed, plain: rate.rate,
        estimate: rate.rate, low: rate.low, high: rate.high)
    }
    return [row("all", nil, wins.all)]
      + wins.segments.enumerated().compactMap { index, rate in rate.map { row("segment", index, $0) } }
      + wins.representatives.map {
        Row(
          subject: "representative", representative: $0.representative, measure: "win_rate", deals: $0.closed,
          plain: $0.raw, estimate: $0.shrunk.mean, low: $0.shrunk.low, high: $0.shrunk.high,
          expected: $0.expected, chance: $0.chance)
      }
      + wins.cells.map {
        Row(
          subject: "representative_segment", representative: $0.representative, segment: $0.segment,
          measure: "win_rate", deals: $0.closed, plain: Double($0.won) / Double($0.closed),
          estimate: $0.shrunk.mean, low: $0.shrunk.low, high: $0.shrunk.high)
      }
  }

  private func rows(_ sizes: SizeEstimates) -> [Row] {
    func row(_ subject: String, _ segment: Int?, _ amount: SizeEstimates.Amount) -> Row {
      Row(
        subject: subject, segment: segment, measure: "deal_size", deals: amount.deals, plain: amount.mean,
        estimate: amount.mean, low: amount.low, high: amount.high)
    }
    return [row("all", nil, sizes.all)]
      + sizes.segments.enumerated().compactMap { index, amount in amount.map { row("segment", index, $0) } }
      + sizes.representatives.flatMap { one in
        [
          Row(
            subject: "representative", representative: one.representative, measure: "deal_size",
            deals: one.deals, plain: one.raw, estimate: sizes.all.mean * one.factor,
            low: sizes.all.mean * one.low, high: sizes.all.mean * one.high, expected: sizes.all.mean,
            chance: one.chance),
          Row(
            subject: "representative", representative: one.representative, measure: "size_factor",
            deals: one.deals, estimate: one.factor, low: one.low, high: one.high, expected: 1,
            chance: one.chance),
        ]
      }
  }

  private func rows(_ cycles: CycleEstimates) -> [Row] {
    func row(_ subject: String, _ segment: Int?, _ days: CycleEstimates.Days) -> Row {
      Row(
        subject: subject, segment: segment, measure: "cycle", deals: days.closed + days.open,
        plain: days.closedOnly, estimate: days.mean)
    }
    return [row("all", nil, cycles.all)]
      + cycles.segments.enumerated().compactMap { index, days in days.map { row("segment", index, $0) } }
      + cycles.representatives.map {
        Row(
          subject: "representative", representative: $0.representative, measure: "cycle",
          deals: $0.closed + $0.open, plain: $0.closedOnly, estimate: $0.shrunk.mean, low: $0.shrunk.low,
          high: $0.shrunk.high, expected: $0.expected, chance: $0.chance)
      }
  }
}
