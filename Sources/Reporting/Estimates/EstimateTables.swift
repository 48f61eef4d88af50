import TerritoryPlanning

/// Tables of a report of estimates.
struct EstimateTables {
  let wording: EstimateWording
  private var phrases: any Phrases { wording.phrases }
  private typealias Cell = SheetTable.Cell
  private static let most = 12
  private static let none = "\u{2013}"

  private func label(_ label: EstimateLabel) -> String { phrases.label(label) }
  private var who: String { phrases.label(Term.representative) }

  private func table(_ head: [String], most: Int = EstimateTables.most, _ rows: [Row]) -> SheetTable {
    var table = SheetTable(
      head: head, alignments: [.left] + Array(repeating: .right, count: head.count - 1),
      rows: rows.map { $0.cells.map { Cell($0) } })
    table.most = most
    table.sortValues = rows.map(\.sort)
    table.leftOut = { phrases.estimatesShown($0, of: $1) }
    table.stacks = true
    return table
  }

  /// Cells with the figures by which they sort.
  private struct Row {
    var cells: [String]
    var sort: [Int64?]
    init(_ name: String) { (cells, sort) = ([name], [nil]) }
    func adding(_ text: String, _ value: Double?) -> Row {
      var row = self
      row.cells.append(text)
      row.sort.append(value.map { Int64(($0 * 1e6).rounded()) })
      return row
    }
  }

  // MARK: Win rates

  func wins(_ wins: WinEstimates) -> SheetTable {
    let seen = wins.representatives.filter { $0.closed > 0 }
      .sorted { ($1.shrunk.mean, $0.representative) < ($0.shrunk.mean, $1.representative) }
    return table(
      [
        who, label(.closed), label(.won), label(.plain), label(.estimate), label(.interval),
        label(.expected), label(.byLuck),
      ],
      seen.map { one in
        Row(wording.person(one.representative))
          .adding(wording.count(one.closed), Double(one.closed)).adding(
            wording.count(one.won), Double(one.won)
          )
          .adding(wording.percent(one.raw), one.raw).adding(wording.percent(one.shrunk.mean), one.shrunk.mean)
          .adding(wording.interval(one.shrunk.low, one.shrunk.high, wording.percent), one.shrunk.low)
          .adding(wording.percent(one.expected), one.expected)
          .adding(one.chance.map(wording.chance) ?? Self.none, one.chance)
      })
  }

  func segments(of wins: WinEstimates) -> SheetTable {
    func row(_ name: String, _ rate: WinEstimates.Rate?) -> Row {
      Row(name).adding(rate.map { wording.count($0.closed) } ?? Self.none, rate.map { Double($0.closed) })
        .adding(rate.map { wording.count($0.won) } ?? Self.none, rate.map { Double($0.won) })
        .adding(wording.percent(rate?.rate), rate?.rate)
        .adding(rate.map { wording.interval($0.low, $0.high, wording.percent) } ?? Self.none, rate?.low)
    }
    return table(
      [label(.segment), label(.closed), label(.won), label(.winRate), label(.interval)],
      wins.segments.enumerated().map { row(wording.segment($0), $1) } + [row(label(.all), wins.all)])
  }

  func cells(_ wins: WinEstimates) -> SheetTable {
    table(
      [who, label(.segment), label(.closed), label(.plain), label(.estimate), label(.interval)],
      wins.cells.map { cell in
        let raw = Double(cell.won) / Double(cell.closed)
        return Row(wording.person(cell.representative)).adding(wording.segment(cell.segment), nil)
          .adding(wording.count(cell.closed), Double(cell.closed)).adding(wording.percent(raw), raw)
          .adding(wording.percent(cell.shrunk.mean), cell.shrunk.mean)
          .adding(wording.interval(cell.shrunk.low, cell.shrunk.high, wording.percent), cell.shrunk.low)
      })
  }

  // MARK: Sizes

  func sizes(_ sizes: SizeEstimates) -> SheetTable {
    let seen = sizes.representatives.filter { $0.deals > 0 }
      .sorted { ($1.factor, $0.representative) < ($0.factor, $1.representative) }
    return table(
      [who, label(.won), label(.meanDeal), label(.factor), label(.interval), label(.byLuck)],
      seen.map { one in
        Row(wording.person(one.representative)).adding(wording.count(one.deals), Double(one.deals))
          .adding(one.raw.map(wording.money) ?? Self.none, one.raw)
          .adding(wording.factor(one.factor), one.factor)
          .adding(wording.interval(one.low, one.high, wording.factor), one.low)
          .adding(one.chance.map(wording.chance) ?? Self.none, one.chance)
      })
  }

  func segments(of sizes: SizeEstimates) -> SheetTable {
    func row(_ name: String, _ amount: SizeEstimates.Amount?) -> Row {
      Row(name).adding(amount.map { wording.count($0.deals) } ?? Self.none, amount.map { Double($0.deals) })
        .adding(amount.map { wording.money($0.mean) } ?? Self.none, amount?.mean)
        .adding(amount.map { wording.interval($0.low, $0.high, wording.money) } ?? Self.none, amount?.low)
    }
    return table(
      [label(.segment), label(.won), label(.meanDeal), label(.interval)],
      sizes.segments.enumerated().map { row(wording.segment($0), $1) } + [row(label(.all), sizes.all)])
  }

  // MARK: Days

  func cycles(_ cycles: CycleEstimates) -> SheetTable {
    let seen = cycles.representatives.filter { $0.closed + $0.open > 0 }
      .sorted { ($0.shrunk.mean, $0.representative) < ($1.shrunk.mean, $1.representative) }
    return table(
      [
        who, label(.closed), label(.open), label(.closedOnly), label(.estimate), label(.interval),
        label(.byLuck),
      ],
      seen.map { one in
        Row(wording.person(one.representative)).adding(wording.count(one.closed), Double(one.closed))
          .adding(wording.count(one.open), Double(one.open))
          .adding(one.closedOnly.map(wording.days) ?? Self.none, one.closedOnly)
          .adding(wording.days(one.shrunk.mean), one.shrunk.mean)
          .adding(wording.interval(one.shrunk.low, one.shrunk.high, wording.days), one.shrunk.low)
          .adding(one.chance.map(wording.chance) ?? Self.none, one.chance)
      })
  }

  func segments(of cycles: CycleEstimates) -> SheetTable {
    func row(_ name: String, _ days: CycleEstimates.Days?) -> Row {
      Row(name).adding(days.map { wording.count($0.closed) } ?? Self.none, days.map { Double($0.closed) })
        .adding(days.map { wording.count($0.open) } ?? Self.none, days.map { Double($0.open) })
        .adding(days?.closedOnly.map(wording.days) ?? Self.none, days?.closedOnly)
        .adding(days.map { wording.days($0.mean) } ?? Self.none, days?.mean)
        .adding(days?.median.map(wording.count) ?? Self.none, days?.median.map { Double($0) })
    }
    return table(
      [
        label(.segment), label(.closed), label(.open), label(.closedOnly), label(.days), label(.median),
      ],
      cycles.segments.enumerated().map { row(wording.segment($0), $1) } + [row(label(.all), cycles.all)])
  }

  // MARK: Back-test and proposal

  func scores(_ test: BackTest) -> SheetTable {
    table(
      [
        label(.method), label(.winsMissed), label(.revenueMissed), label(.logLoss), label(.inInterval),
      ],
      test.scores.map { score in
        Row(phrases.method(score.method))
          .adding(NumberText.fixed(score.winsError, decimals: 2), score.winsError)
          .adding(wording.money(score.revenueError), score.revenueError)
          .adding(NumberText.fixed(score.logLoss, decimals: 4), score.logLoss)
          .adding(phrases.covered(score.covered, of: test.people.count), Double(score.covered))
      })
  }

  func proposal(_ proposal: EstimateProposal) -> SheetTable {
    let segments = wording.data.parameters.segments
    func row(_ name: String, _ now: String, _ proposed: String, _ interval: String, _ deals: Int?) -> Row {
      Row(name).adding(now, nil).adding(proposed, nil).adding(interval, nil)
        .adding(deals.map(wording.count) ?? Self.none, nil)
    }
    let rows = proposal.segments.flatMap { one -> [Row] in
      let segment = segments[one.segment]
      func name(_ label: EstimateLabel) -> String {
        phrases.labelled(wording.segment(one.segment), phrases.label(label))
      }
      var rows: [Row] = []
      if let rate = one.winRate {
        rows.append(
          row(
            name(.winRate), wording.percent(segment.winRate), wording.percent(rate.value),
            wording.interval(rate.low, rate.high, wording.percent), rate.deals))
      }
      if let size = one.dealSize {
        rows.append(
          row(
            name(.dealSize), wording.money(Double(segment.dealSize.minorUnits)), wording.money(size.value),
            wording.interval(size.low, size.high, wording.money), size.deals))
      }
      if let deals = one.expectedDeals {
        rows.append(
          row(
            name(.expectedDeals), NumberText.trimmed(segment.expectedDeals, decimals: 2),
            NumberText.trimmed(deals, decimals: 2), Self.none, nil))
      }
      return rows
    }
    var table = table(
      [label(.segment), label(.now), label(.proposed), label(.interval), label(.deals)], most: .max, rows)
    table.sortValues = []
    return table
  }

  func skills(_ proposal: EstimateProposal) -> SheetTable {
    let sorted = proposal.skills.sorted { ($1.skill, $0.representative) < ($0.skill, $1.representative) }
    return table(
      [who, label(.skill), label(.interval), label(.winRate), label(.factor)],
      sorted.map { one in
        Row(wording.person(one.representative)).adding(wording.factor(one.skill), one.skill)
          .adding(wording.interval(one.low, one.high, wording.factor), one.low)
          .adding(wording.factor(one.winFactor), one.winFactor)
          .adding(wording.factor(one.sizeFactor), one.sizeFactor)
      })
  }
}
