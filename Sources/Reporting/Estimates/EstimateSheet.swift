import TerritoryPlanning

/// Estimates as a sheet: for the terminal, Markdown and the page.
struct EstimateSheet {
  let wording: EstimateWording
  private var estimates: DealEstimates { wording.estimates }
  private var phrases: any Phrases { wording.phrases }

  static let scenarioFile = "estimated.yaml"
  static let fragmentFile = "plan-fragment.yaml"
  private static let mostRows = 40
  private static let mostNames = 8

  var sheet: Sheet {
    Sheet(
      over: phrases.estimateTitle(wording.name, period: wording.data.parameters.period),
      headline: wording.headline,
      parts: deals + wins + sizes + cycles + backTest + proposal + cells + [
        .heading(phrases.heading(EstimateHeading.limits)), .list(phrases.estimateLimits),
      ])
  }

  // MARK: Parts

  private var deals: [Sheet.Part] {
    let history = estimates.history
    guard let days = history.closingDays else { return [] }
    var lines = [
      phrases.dealsCounted(
        won: wording.count(history.won), lost: wording.count(history.lost), open: wording.count(history.open),
        from: wording.figures.day(days.lowerBound), to: wording.figures.day(days.upperBound))
    ]
    if history.closedByNobody > 0 { lines.append(phrases.closedByNobody(history.closedByNobody)) }
    if history.withoutOpened > 0 { lines.append(phrases.withoutOpened(history.withoutOpened)) }
    if history.wonWithoutValue > 0 { lines.append(phrases.wonWithoutValue(history.wonWithoutValue)) }
    if let wins = wording.wins {
      let idle = wins.representatives.filter { $0.closed == 0 }.map { wording.person($0.representative) }
      if !idle.isEmpty { lines.append(phrases.withoutDeals(idle.count, names: names(idle))) }
    }
    return [.heading(phrases.heading(EstimateHeading.deals)), .list(lines)]
  }

  private var wins: [Sheet.Part] {
    guard let wins = wording.wins else { return [] }
    let seen = wins.representatives.filter { $0.closed > 0 }
    var lines = [wording.test(.winRate, wins.test)]
    if seen.count > 1 {
      lines.append(
        phrases.shrinking(
          plainLow: wording.percent(seen.compactMap(\.raw).min()),
          plainHigh: wording.percent(seen.compactMap(\.raw).max()),
          low: wording.percent(seen.map(\.shrunk.mean).min()),
          high: wording.percent(seen.map(\.shrunk.mean).max())))
    }
    if let spread = wins.spread {
      lines.append(
        phrases.spread(
          likeliest: spread.likeliest > 0 ? wording.points(spread.likeliest) : nil,
          atMost: wording.points(spread.atMost)))
    }
    if wins.test != nil {
      let outstanding = seen.filter { ($0.chance ?? 1) < 0.05 }.map { wording.person($0.representative) }
      lines.append(outstanding.isEmpty ? phrases.nobodyStandsOut : phrases.standOut(names(outstanding)))
    }
    if let test = wins.segmentTest {
      lines.append(
        phrases.segmentsTest(chance: wording.chance(test.chance), differ: DealEstimates.differs(test)))
    }
    return [
      .heading(phrases.heading(EstimateHeading.winRate)), .list(lines),
      .table(EstimateTables(wording: wording).segments(of: wins)),
      .drawing(EstimateChart.wins(wins, wording).markup), .table(EstimateTables(wording: wording).wins(wins)),
    ]
  }

  private var sizes: [Sheet.Part] {
    let heading = Sheet.Part.heading(phrases.heading(EstimateHeading.dealSize))
    let sizes: SizeEstimates
    switch estimates.sizes {
    case .failure(let failure): return [heading, .paragraph(phrases.gap(.dealSize, failure.gap))]
    case .success(let found): sizes = found
    }
    var lines: [String] = []
    if sizes.products > 1, let explained = sizes.explained {
      lines.append(
        phrases.sizeExplained(
          product: wording.percent(explained.byProduct), both: wording.percent(explained.byProductAndSegment))
      )
      if let test = sizes.plainTest { lines.append(phrases.sizePlain(chance: wording.chance(test.chance))) }
    }
    lines.append(wording.test(.dealSize, sizes.test))
    return [
      heading, .list(lines), .table(EstimateTables(wording: wording).segments(of: sizes)),
      sizes.test == nil ? .list([]) : .drawing(EstimateChart.sizes(sizes, wording).markup),
      .table(EstimateTables(wording: wording).sizes(sizes)),
    ]
  }

  private var cycles: [Sheet.Part] {
    let heading = Sheet.Part.heading(phrases.heading(EstimateHeading.cycle))
    let cycles: CycleEstimates
    switch estimates.cycles {
    case .failure(let failure): return [heading, .paragraph(phrases.gap(.cycle, failure.gap))]
    case .success(let found): cycles = found
    }
    var lines = [
      phrases.cycleCounted(
        closedOnly: cycles.all.closedOnly.map(wording.days) ?? "\u{2013}",
        mean: wording.days(cycles.all.mean), horizon: cycles.horizon)
    ]
    if let median = cycles.all.median { lines.append(phrases.cycleMedian(median)) }
    if cycles.stillOpen > 0 {
      lines.append(phrases.stillOpen(wording.percent(cycles.stillOpen), horizon: cycles.horizon))
    }
    if cycles.stale > 0 { lines.append(phrases.stale(cycles.stale, longest: cycles.longest)) }
    lines.append(wording.test(.cycle, cycles.test))
    if DealEstimates.differs(cycles.test), let closed = cycles.closedTest, !DealEstimates.differs(closed) {
      lines.append(phrases.openDealsDiffer(chance: wording.chance(closed.chance)))
    }
    return [
      heading, .list(lines), .table(EstimateTables(wording: wording).segments(of: cycles)),
      .table(EstimateTables(wording: wording).cycles(cycles)),
    ]
  }

  private var backTest: [Sheet.Part] {
    let heading = Sheet.Part.heading(phrases.heading(EstimateHeading.backTest))
    guard let test = estimates.backTest else {
      return wording.wins == nil ? [] : [heading, .paragraph(phrases.backTestMissing)]
    }
    return [
      heading,
      .paragraph(
        phrases.backTestDone(
          from: wording.figures.day(test.quarter.lowerBound),
          to: wording.figures.day(test.quarter.upperBound),
          known: wording.count(test.known), foretold: wording.count(test.foretold))),
      .table(EstimateTables(wording: wording).scores(test)), .paragraph(phrases.backTestVerdict(test.best)),
      .paragraph(
        phrases.levelMoved(
          before: wording.percent(test.rateBefore), after: wording.percent(test.rateInQuarter))),
    ]
  }

  private var proposal: [Sheet.Part] {
    let heading = Sheet.Part.heading(phrases.heading(EstimateHeading.proposal))
    let proposal = estimates.proposal
    guard proposal.segments.contains(where: { $0.winRate != nil || $0.dealSize != nil }) else {
      return [heading, .paragraph(phrases.nothingProposed)]
    }
    var parts: [Sheet.Part] = [
      heading, .table(EstimateTables(wording: wording).proposal(proposal)),
      .paragraph(
        proposal.duties.isEmpty
          ? phrases.noDutyAcquires
          : proposal.skills.isEmpty
            ? phrases.noSkills : phrases.skills(wins: proposal.winsDiffer, sizes: proposal.sizesDiffer)),
    ]
    if !proposal.skills.isEmpty {
      parts.append(.table(EstimateTables(wording: wording).skills(proposal)))
    }
    if let error = proposal.error {
      parts.append(
        .paragraph(
          phrases.errorProposed(
            wording.percent(error), now: wording.percent(wording.data.parameters.estimates.error))))
    }
    parts.append(.paragraph(phrases.takeOver(scenario: Self.scenarioFile, fragment: Self.fragmentFile)))
    return parts
  }

  private var cells: [Sheet.Part] {
    guard let wins = wording.wins, !wins.cells.isEmpty, wording.data.parameters.segments.count > 1 else {
      return []
    }
    return [
      .heading(phrases.heading(EstimateHeading.cells)),
      .table(EstimateTables(wording: wording).cells(wins)),
    ]
  }

  private func names(_ all: [String]) -> String {
    let shown = phrases.list(Array(all.prefix(Self.mostNames)))
    return all.count > Self.mostNames ? shown + " \u{2026}" : shown
  }
}
