import TerritoryPlanning

/// The shape of what `EstimateJSON` writes.
enum EstimateShape {
  static let schema = OutputSchema(
    kind: "estimates", title: "Evenfield estimates from deals",
    writtenBy: "Written by estimate --format json.",
    shape: .object(
      DocumentHead.fields("evenfield.estimates") + [
        .text("name", "Name of the case."), .text("period", "Name of the planning period."),
      ] + DocumentHead.currency + [
        DocumentHead.language, DocumentHead.headline,
        .share("coverage", "Intervals hold with this probability."),
        .share("significance", "Below this chance a difference counts as shown."),
        .text("seed", "Seed of the shuffles, as text: it may exceed 2^53."),
        JSONField("deals", deals, "What there is to estimate from."),
        JSONField("win_rate", orMissing(wins), "Share of closed deals that are won."),
        JSONField("deal_size", orMissing(sizes), "Amounts of won deals."),
        JSONField("cycle", orMissing(cycles), "Days from opening to closing."),
        JSONField("back_test", backTest.orNull, "The last quarter foretold; null where deals are too few."),
        JSONField("proposal", proposal, "What may be taken over into the plan."),
      ]))

  private static let deals = JSONShape.object([
    .count("won", "Won deals."), .count("lost", "Lost deals."), .count("open", "Open deals."),
    JSONField.text("first_closed", "Day of the first closed deal; null without.").orNull,
    JSONField.text("last_closed", "Day of the last closed deal; null without.").orNull,
    .count("closed_by_nobody", "Closed deals whose owner is not in the plan."),
    .count("without_opened", "Deals without the day on which they were opened."),
    .count("won_without_value", "Won deals without an amount."),
  ])

  private static func orMissing(_ fields: [JSONField]) -> JSONShape {
    .any([
      .object(fields),
      .object([
        JSONField(
          "missing", .choice(["no_deals", "nothing_won", "nothing_lost", "too_few"]), "Why there is none."),
        JSONField.count("deals", "Deals that there are; null where that is not the reason.").orNull,
        JSONField.count("least", "Deals that it takes; null where that is not the reason.").orNull,
      ]),
    ])
  }

  private static let test = JSONShape.shared(
    SharedShape(
      "test",
      .object([
        .share("chance", "Chance of such differences where there are none."),
        .count("shuffles", "Shuffles tried."),
        .flag("differ", "Whether that counts as a difference shown."),
      ]))
  ).orNull

  private static let spread = JSONShape.object([
    .share("likeliest", "The likeliest spread of true figures."), .share("at_most", "Its upper end."),
  ]).orNull

  private static let shrunk: [JSONField] = [
    JSONField("estimate", .number, "The shrunk estimate.", unit: .beside),
    JSONField("deviation", .number, "Its standard deviation.", unit: .beside),
    JSONField("low", .number, "Lower end of its interval.", unit: .beside),
    JSONField("high", .number, "Upper end of its interval.", unit: .beside),
  ]

  private static let representative = JSONField.text("representative", "Id of the representative.")
  private static let segment = JSONField.text("segment", "Id of the segment.")
  private static let chance = JSONField.share(
    "chance", "Chance of a figure so far off where people do not differ; null where not known."
  ).orNull

  private static let wins: [JSONField] = [
    JSONField("all", rate, "Of everybody."),
    JSONField("test", test, "Whether people differ; null where not tested."),
    JSONField("segment_test", test, "Whether segments differ; null where not tested."),
    JSONField("spread", spread, "How far people differ, as factors; null where not known."),
    .list(
      "segments", .object([segment, JSONField("rate", rate.orNull, "Its win rate; null without deals.")]),
      "By segment."),
    .list(
      "representatives",
      .object(
        [
          representative, .count("won", "Won deals."), .count("closed", "Closed deals."),
          JSONField.share("as_it_stands", "Won over closed; null without deals.").orNull,
          .share("expected", "What segments alone make one expect."),
        ] + shrunk + [.number("factor", .share, "The estimate over what is expected."), chance]),
      "By representative."),
    .list(
      "cells",
      .object(
        [representative, segment, .count("won", "Won deals."), .count("closed", "Closed deals.")] + shrunk),
      "By representative and segment."),
  ]

  private static let rate = JSONShape.object([
    .count("won", "Won deals."), .count("closed", "Closed deals."), .share("rate", "Won over closed."),
    .share("low", "Lower end of its interval."), .share("high", "Upper end of its interval."),
  ])

  private static let sizes: [JSONField] = [
    JSONField("all", amount, "Of everybody."), .count("products", "Products that deals name."),
    JSONField.share("explained_by_product", "Share of the variance; null without products.").orNull,
    JSONField.share("explained_by_product_and_segment", "Share of the variance; null without products.")
      .orNull,
    JSONField("test", test, "Whether people differ; null where not tested."),
    JSONField("test_without_product", test, "The same without regard to products; null where not tested."),
    JSONField("spread", spread, "How far people differ, as factors; null where not known."),
    .list(
      "segments", .object([segment, JSONField("amount", amount.orNull, "Its amounts; null without deals.")]),
      "By segment."),
    .list(
      "representatives",
      .object([
        representative, .count("deals", "Won deals."),
        JSONField.number("as_it_stands", .share, "Mean over what is expected; null without deals.").orNull,
        .number("factor", .share, "The shrunk factor."), .number("low", .share, "Lower end of its interval."),
        .number("high", .share, "Upper end of its interval."),
        .number("deviation", .share, "Its standard deviation."),
        chance,
      ]), "By representative."),
  ]

  private static let amount = JSONShape.object([
    .count("deals", "Won deals."), .number("mean", .money, "Mean amount."),
    .number("low", .money, "Lower end of its interval."),
    .number("high", .money, "Upper end of its interval."),
  ])

  private static let cycles: [JSONField] = [
    JSONField("all", days, "Of everybody."),
    JSONField("horizon", .integer, "Means count up to this many days."),
    .share("still_open", "Share of deals that are open even then."),
    .count("stale", "Open deals older than any closed one."),
    JSONField("longest", .integer, "Days of the longest closed deal."),
    JSONField("test", test, "Whether people differ; null where not tested."),
    JSONField("test_of_closed", test, "The same for closed deals alone; null where not tested."),
    .list(
      "segments", .object([segment, JSONField("days", days.orNull, "Its days; null without deals.")]),
      "By segment."),
    .list(
      "representatives",
      .object(
        [
          representative, .count("closed", "Closed deals."), .count("open", "Open deals."),
          JSONField("closed_only", JSONShape.number.orNull, "Mean days of closed deals; null without."),
          JSONField("expected", .number, "Days that segments alone make one expect."),
        ] + shrunk + [chance]), "By representative."),
  ]

  private static let days = JSONShape.object([
    .count("closed", "Closed deals."), .count("open", "Open deals."),
    JSONField("closed_only", JSONShape.number.orNull, "Mean days of closed deals; null without."),
    JSONField("mean", .number, "Mean days, open deals counted for as long as they last."),
    JSONField("median", JSONShape.integer.orNull, "Median days; null where more than half are open."),
  ])

  private static let backTest = JSONShape.object([
    .text("from", "First day of the quarter."), .text("to", "Last day of the quarter."),
    .count("known", "Closed deals before it."), .count("foretold", "Deals closed in it."),
    .share("rate_before", "Win rate before."), .share("rate_in_quarter", "Win rate in the quarter."),
    JSONField("best", JSONShape.text.orNull, "The method that foretold best; null where none is shown to."),
    .list(
      "methods",
      .object([
        .text("method", "How it foretells."),
        JSONField("wins_error", .number, "Mean miss of won deals.", unit: .count),
        JSONField("revenue_error", .number, "Mean miss of revenue.", unit: .money),
        JSONField("log_loss", .number, "Mean logarithmic loss."),
        JSONField("log_loss_against_shared", .number, "That less the loss of one rate for all."),
        JSONField("log_loss_against_shared_error", .number, "Standard error of the difference."),
        .count("covered", "People whose interval held."),
      ]), "One entry a method."),
    .list(
      "representatives",
      .object([
        representative, .count("closed", "Deals closed in the quarter."), .count("won", "Won of them."),
        .number("revenue", .money, "What they brought."),
        JSONField("foretold_wins", .list(.number), "Won deals that each method foretold.", unit: .count),
        JSONField("foretold_revenue", .list(.number), "Revenue that each method foretold.", unit: .money),
        JSONField("low", .number, "Lower end of the interval of won deals.", unit: .count),
        JSONField("high", .number, "Upper end of the interval of won deals.", unit: .count),
      ]), "By representative."),
  ])

  private static let proposal = JSONShape.object([
    .list(
      "segments",
      .object([
        segment, JSONField("win_rate", figure.orNull, "Share of deals won; null where not known."),
        JSONField("deal_size", figure.orNull, "Amount of a won deal; null where not known."),
        JSONField(
          "expected_deals_at_most", JSONShape.number.orNull, "Deals of an account; null where not known.",
          unit: .count),
      ]), "For segments of plan.yaml."),
    .flag("win_rates_differ", "Whether segments differ in win rates."),
    .flag("sizes_differ", "Whether segments differ in amounts."),
    .texts("duties", "Ids of the duties whose skills are meant."),
    .list(
      "skills",
      .object([
        representative, .number("skill", .share, "The skill proposed; 1 is usual."),
        .number("low", .share, "Lower end of its interval."),
        .number("high", .share, "Upper end of its interval."),
        .number("win_factor", .share, "Its part from win rates."),
        .number("size_factor", .share, "Its part from amounts."),
      ]), "For representatives.csv."),
    JSONField.share("error_at_least", "Error of estimates to state; null where not known.").orNull,
  ])

  private static let figure = JSONShape.object([
    JSONField("value", .number, "The figure: a share, or minor units of money."),
    JSONField("low", .number, "Lower end of its interval."),
    JSONField("high", .number, "Upper end of its interval."),
    .count("deals", "Deals behind it."), .flag("shared", "Whether it is that of all segments."),
    JSONField("standing", .constant("estimated"), "How it is known."),
  ])
}
