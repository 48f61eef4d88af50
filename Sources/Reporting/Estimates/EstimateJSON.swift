import TerritoryPlanning

/// Estimates for programs: shares as fractions of 1, money in minor units, keys in a fixed order.
struct EstimateJSON {
  let wording: EstimateWording
  private var data: PlanData { wording.data }
  private var estimates: DealEstimates { wording.estimates }

  var text: String {
    let history = estimates.history
    let document: JSONValue = [
      "format": "evenfield.estimates", "format_version": .integer(Int64(JSONReport.formatVersion)),
      "name": .string(wording.name), "period": .string(data.parameters.period),
      "currency": .string(data.parameters.currency),
      "currency_digits": .integer(Int64(data.parameters.currencyDigits)),
      "language": .string(wording.language.rawValue), "headline": .string(wording.headline),
      "coverage": .number(DealEstimates.coverage), "significance": .number(DealEstimates.significance),
      "seed": .string(String(estimates.seed)),
      "deals": [
        "won": count(history.won), "lost": count(history.lost), "open": count(history.open),
        "first_closed": .optional(history.closingDays) { .string($0.lowerBound.iso) },
        "last_closed": .optional(history.closingDays) { .string($0.upperBound.iso) },
        "closed_by_nobody": count(history.closedByNobody), "without_opened": count(history.withoutOpened),
        "won_without_value": count(history.wonWithoutValue),
      ],
      "win_rate": result(estimates.wins, wins), "deal_size": result(estimates.sizes, sizes),
      "cycle": result(estimates.cycles, cycles), "back_test": .optional(estimates.backTest, backTest),
      "proposal": proposal(estimates.proposal),
    ]
    return document.text(indent: true) + "\n"
  }

  private func count(_ number: Int) -> JSONValue { .integer(Int64(number)) }
  private func number(_ value: Double?) -> JSONValue { .optional(value) { .number($0) } }
  private func person(_ index: Int) -> JSONValue { .string(data.representatives[index].id) }
  private func segment(_ index: Int) -> JSONValue { .string(data.parameters.segments[index].id) }

  private func result<Value>(
    _ result: Result<Value, EstimateFailure>, _ value: (Value) -> JSONValue
  ) -> JSONValue {
    switch result {
    case .success(let found): return value(found)
    case .failure(let failure):
      let (reason, deals, least): (String, Int?, Int?) =
        switch failure.gap {
        case .noDeals: ("no_deals", nil, nil)
        case .nothingWon: ("nothing_won", nil, nil)
        case .nothingLost: ("nothing_lost", nil, nil)
        case .tooFew(let count, let least): ("too_few", count, least)
        }
      return [
        "missing": .string(reason), "deals": .optional(deals) { .integer(Int64($0)) },
        "least": .optional(least) { .integer(Int64($0)) },
      ]
    }
  }

  private func test(_ test: PermutationTest?) -> JSONValue {
    .optional(test) {
      [
        "chance": .number($0.chance), "shuffles": count($0.shuffles),
        "differ": .bool(DealEstimates.differs($0)),
      ]
    }
  }

  private func spread(_ spread: (likeliest: Double, atMost: Double)?) -> JSONValue {
    .optional(spread) { ["likeliest": .number($0.likeliest), "at_most": .number($0.atMost)] }
  }

  private func shrunk(_ figure: ShrunkFigure) -> [(key: String, value: JSONValue)] {
    [
      ("estimate", .number(figure.mean)), ("deviation", .number(figure.deviation)),
      ("low", .number(figure.low)), ("high", .number(figure.high)),
    ]
  }

  private func wins(_ wins: WinEstimates) -> JSONValue {
    func rate(_ rate: WinEstimates.Rate) -> JSONValue {
      [
        "won": count(rate.won), "closed": count(rate.closed), "rate": .number(rate.rate),
        "low": .number(rate.low), "high": .number(rate.high),
      ]
    }
    return [
      "all": rate(wins.all), "test": test(wins.test), "segment_test": test(wins.segmentTest),
      "spread": spread(wins.spread),
      "segments": .array(
        wins.segments.enumerated().map { ["segment": segment($0), "rate": .optional($1, rate)] }),
      "representatives": .array(
        wins.representatives.map {
          .object(
            [
              ("representative", person($0.representative)), ("won", count($0.won)),
              ("closed", count($0.closed)), ("as_it_stands", number($0.raw)),
              ("expected", .number($0.expected)),
            ] + shrunk($0.shrunk) + [("factor", .number($0.factor)), ("chance", number($0.chance))])
        }),
      "cells": .array(
        wins.cells.map {
          .object(
            [
              ("representative", person($0.representative)), ("segment", segment($0.segment)),
              ("won", count($0.won)), ("closed", count($0.closed)),
            ] + shrunk($0.shrunk))
        }),
    ]
  }

  private func sizes(_ sizes: SizeEstimates) -> JSONValue {
    func amount(_ amount: SizeEstimates.Amount) -> JSONValue {
      [
        "deals": count(amount.deals), "mean": .number(amount.mean), "low": .number(amount.low),
        "high": .number(amount.high),
      ]
    }
    return [
      "all": amount(sizes.all), "products": count(sizes.products),
      "explained_by_product": number(sizes.explained?.byProduct),
      "explained_by_product_and_segment": number(sizes.explained?.byProductAndSegment),
      "test": test(sizes.test), "test_without_product": test(sizes.plainTest), "spread": spread(sizes.spread),
      "segments": .array(
        sizes.segments.enumerated().map { ["segment": segment($0), "amount": .optional($1, amount)] }),
      "representatives": .array(
        sizes.representatives.map {
          [
            "representative": person($0.representative), "deals": count($0.deals),
            "as_it_stands": number($0.raw), "factor": .number($0.factor), "low": .number($0.low),
            "high": .number($0.high), "deviation": .number($0.deviation), "chance": number($0.chance),
          ]
        }),
    ]
  }

  private func cycles(_ cycles: CycleEstimates) -> JSONValue {
    func days(_ days: CycleEstimates.Days) -> JSONValue {
      [
        "closed": count(days.closed), "open": count(days.open), "closed_only": number(days.closedOnly),
        "mean": .number(days.mean), "median": .optional(days.median, count),
      ]
    }
    return [
      "all": days(cycles.all), "horizon": count(cycles.horizon), "still_open": .number(cycles.stillOpen),
      "stale": count(cycles.stale), "longest": count(cycles.longest), "test": test(cycles.test),
      "test_of_closed": test(cycles.closedTest),
      "segments": .array(
        cycles.segments.enumerated().map { ["segment": segment($0), "days": .optional($1, days)] }),
      "representatives": .array(
        cycles.representatives.map {
          .object(
            [
              ("representative", person($0.representative)), ("closed", count($0.closed)),
              ("open", count($0.open)), ("closed_only", number($0.closedOnly)),
              ("expected", .number($0.expected)),
            ] + shrunk($0.shrunk) + [("chance", number($0.chance))])
        }),
    ]
  }

  private func backTest(_ test: BackTest) -> JSONValue {
    [
      "from": .string(test.quarter.lowerBound.iso), "to": .string(test.quarter.upperBound.iso),
      "known": count(test.known), "foretold": count(test.foretold),
      "rate_before": .number(test.rateBefore), "rate_in_quarter": .number(test.rateInQuarter),
      "best": .optional(test.best) { .string($0.rawValue) },
      "methods": .array(
        zip(test.scores, test.againstShared).map { score, against in
          [
            "method": .string(score.method.rawValue), "wins_error": .number(score.winsError),
            "revenue_error": .number(score.revenueError), "log_loss": .number(score.logLoss),
            "log_loss_against_shared": .number(against.difference),
            "log_loss_against_shared_error": .number(against.error), "covered": count(score.covered),
          ]
        }),
      "representatives": .array(
        test.people.map {
          [
            "representative": person($0.representative), "closed": count($0.closed), "won": count($0.won),
            "revenue": .number($0.revenue), "foretold_wins": .array($0.foretoldWins.map { .number($0) }),
            "foretold_revenue": .array($0.foretoldRevenue.map { .number($0) }), "low": .number($0.low),
            "high": .number($0.high),
          ]
        }),
    ]
  }

  private func proposal(_ proposal: EstimateProposal) -> JSONValue {
    func figure(_ figure: EstimateProposal.Figure) -> JSONValue {
      [
        "value": .number(figure.value), "low": .number(figure.low), "high": .number(figure.high),
        "deals": count(figure.deals), "shared": .bool(figure.isShared), "standing": "estimated",
      ]
    }
    return [
      "segments": .array(
        proposal.segments.map {
          [
            "segment": segment($0.segment), "win_rate": .optional($0.winRate, figure),
            "deal_size": .optional($0.dealSize, figure), "expected_deals_at_most": number($0.expectedDeals),
          ]
        }),
      "win_rates_differ": .bool(proposal.winsDiffer), "sizes_differ": .bool(proposal.sizesDiffer),
      "duties": .array(proposal.duties.map { .string(data.parameters.duties[$0].id) }),
      "skills": .array(
        proposal.skills.map {
          [
            "representative": person($0.representative), "skill": .number($0.skill), "low": .number($0.low),
            "high": .number($0.high), "win_factor": .number($0.winFactor),
            "size_factor": .number($0.sizeFactor),
          ]
        }), "error_at_least": number(proposal.error),
    ]
  }
}
