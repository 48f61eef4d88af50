import ScenarioRunning
import TerritoryPlanning
import XLSXWriting

/// 负责人对比: everybody before and after, with bars, the band that the rules allow, and the way to the person's sheet.
struct PeopleSheet {
  let pages: WorkbookPages
  /// What the rules allow everybody, by representative.
  private let bands: [Int: ClosedRange<Double>]

  init(pages: WorkbookPages) {
    self.pages = pages
    bands = ShareChart.bands(pages.handout.result, pages.evaluation)
  }

  func write(to document: XLSXDocument) throws {
    let sheet = try document.addSheet(pages.name(.people))
    let compares = pages.before != nil
    let columns = columns(compares)
    let table = try pages.table(
      sheet, title: pages.name(.people), lines: [pages.phrases.purpose(of: .people)],
      columns: columns.map(\.column))
    for after in pages.evaluation.representatives {
      let person = Person(
        index: after.representative, after: after, before: pages.before?.of(after.representative),
        band: bands[after.representative])
      try table.append(columns.map { $0.cell(person) })
    }
    if let rows = table.rows { try bars(on: sheet, columns, rows) }
    try table.finish(frozenColumns: 1, paper: pages.paper(pages.name(.people)))
  }

  private struct Person {
    var index: Int
    var after: RepresentativeEvaluation
    var before: RepresentativeEvaluation?
    var band: ClosedRange<Double>?
  }

  private struct Column {
    enum Bar { case none, before, after, difference }
    var column: WorkbookColumn
    var bar = Bar.none
    var cell: (Person) -> WorkbookCell
  }

  private func columns(_ compares: Bool) -> [Column] {
    func pair(
      _ before: WorkbookHead, _ after: WorkbookHead, _ difference: WorkbookHead?, bars: Bool = false,
      _ cell: @escaping (RepresentativeEvaluation) -> WorkbookCell,
      minus: @escaping (RepresentativeEvaluation, RepresentativeEvaluation) -> WorkbookCell = { _, _ in
        .empty
      }
    ) -> [Column] {
      let now = Column(
        column: pages.column(after, .plain, 9...14), bar: bars ? .after : .none
      ) { cell($0.after) }
      guard compares else { return [now] }
      let past = Column(
        column: pages.column(before, .plain, 9...14), bar: bars ? .before : .none
      ) { $0.before.map(cell) ?? .empty }
      let change = difference.map { head in
        Column(column: pages.column(head, .signed, 9...14), bar: .difference) { person in
          person.before.map { minus(person.after, $0) } ?? .empty
        }
      }
      return [past, now] + [change].compactMap(\.self)
    }
    return names
      + pair(.accountsBefore, .accountsAfter, nil) { .count($0.accounts) }
      + pair(.hoursBefore, .hoursAfter, .hoursDifference) {
        .hours($0.standardMinutes)
      } minus: {
        .hours($0.standardMinutes - $1.standardMinutes)
      }
      + pair(.shareBefore, .shareAfter, nil, bars: true) { .share($0.fairShare) } + band
      + pair(.timeUsedBefore, .timeUsedAfter, nil, bars: true) { .share($0.utilisation) }
      + pair(.travelBefore, .travelAfter, nil) { .hours($0.travelMinutes) }
      + pair(.revenueBefore, .revenueAfter, .revenueDifference) {
        .money($0.revenue)
      } minus: {
        .money($0.revenue - $1.revenue)
      }
      + (compares
        ? [
          Column(column: pages.column(.takenOver)) { .count($0.after.itemsIn) },
          Column(column: pages.column(.handedOff)) { .count($0.after.itemsOut) },
        ] : [])
  }

  private var names: [Column] {
    let people = pages.data.representatives
    return [
      Column(column: pages.column(.representative, .plain, 12...28)) { person in
        let name = pages.labels.people[person.index]
        return pages.names.person[person.index].map { .link(name, sheet: $0) } ?? .text(name)
      },
      Column(column: pages.column(.team, .plain, 8...20)) { .text(people[$0.index].team) },
    ]
  }

  /// What the rules allow everybody; no columns where they say nothing of it.
  private var band: [Column] {
    guard !bands.isEmpty else { return [] }
    return [
      Column(column: pages.column(.band, .centred, 10...14)) { person in
        person.band.map { band in
          .text(
            NumberText.percent(band.lowerBound, decimals: 0) + " – "
              + NumberText.percent(band.upperBound, decimals: 0))
        } ?? .empty
      },
      Column(column: pages.column(.inBand, .centred)) { person in
        guard let band = person.band, let share = person.after.fairShare else { return .empty }
        // Shares are quotients of the same whole minutes as the band's ends.
        return .text(pages.phrases.label(band.contains(share) ? Term.yes : .no))
      },
    ]
  }

  private func bars(on sheet: XLSXSheet, _ columns: [Column], _ rows: ClosedRange<Int>) throws {
    for (place, column) in columns.enumerated() {
      switch column.bar {
      case .none: break
      case .before:
        try sheet.bars(rows: rows, column: place, colour: WorkbookLook.barBefore, range: 0...2)
      case .after: try sheet.bars(rows: rows, column: place, colour: WorkbookLook.barAfter, range: 0...2)
      case .difference: try sheet.bars(rows: rows, column: place, colour: 0x56B4E9)
      }
    }
  }
}
