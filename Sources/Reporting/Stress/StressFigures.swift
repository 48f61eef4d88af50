public import ScenarioRunning
import TerritoryPlanning

/// A stress test for programs: figures as numbers, money in minor units, keys in a fixed order. docs/stress.md describes
/// each field.
public struct StressJSON {
  let study: StressStudy
  let language: Language

  public init(_ study: StressStudy, language: Language) {
    self.study = study
    self.language = language
  }

  /// The document, ending in a newline.
  public var text: String {
    let data = study.context.data
    let document: JSONValue = [
      "format": "evenfield.stress", "format_version": .integer(Int64(JSONReport.formatVersion)),
      "scenario": .string(study.scenario.name), "source_hash": .string(study.scenario.sourceHash),
      "content_hash": .string(study.scenario.contentHash), "language": .string(language.rawValue),
      "headline": .string(StressGrid(study, language: language).headline),
      "currency": .string(data.parameters.currency),
      "currency_digits": .integer(Int64(data.parameters.currencyDigits)),
      "draws": .integer(Int64(study.settings.draws)), "seed": .string(String(study.settings.seed)),
      "settings": .array(
        study.settings.listing(for: data).map {
          ["name": .string($0.name), "value": .string($0.value), "given": .bool($0.isGiven)]
        }),
      "subjects": .array(study.figures.map(figures)),
      "histogram": [
        "start": .number(study.histogram.start), "width": .number(study.histogram.width),
        "counts": .array(study.histogram.counts.map { .integer(Int64($0)) }),
      ],
      "against": .optional(study.against, against),
    ]
    return document.text(indent: true) + "\n"
  }

  private func subject(_ subject: StressTarget.Subject) -> [(key: String, value: JSONValue)] {
    switch subject {
    case .all: [("kind", "all"), ("id", .null)]
    case .team(let team): [("kind", "team"), ("id", .string(team))]
    case .representative(let index):
      [("kind", "representative"), ("id", .string(study.context.data.representatives[index].id))]
    }
  }

  private func figures(_ one: StressFigures) -> JSONValue {
    .object(
      subject(one.subject) + [("planned", .integer(one.expected.minorUnits))] + drawn(one.drawn) + [
        ("target", .optional(one.target) { .integer($0.minorUnits) }),
        ("attainment", .optional(one.attainment) { .number($0) }), ("chance", .optional(one.chance, chance)),
      ])
  }

  private func drawn(_ drawn: DrawStatistics) -> [(key: String, value: JSONValue)] {
    [
      ("mean", .number(drawn.mean)), ("mean_error", .number(drawn.meanError)),
      ("deviation", .number(drawn.deviation)),
      (
        "quantiles",
        .array(
          drawn.quantiles.map {
            [
              "share": .number($0.share), "amount": .number($0.amount), "low": .number($0.low),
              "high": .number($0.high),
            ]
          })
      ), ("worst_mean", .number(drawn.worstMean)), ("worst_error", .number(drawn.worstError)),
    ]
  }

  private func chance(_ chance: DrawnChance) -> JSONValue {
    ["share": .number(chance.share), "low": .number(chance.low), "high": .number(chance.high)]
  }

  private func against(_ against: StressComparison) -> JSONValue {
    [
      "name": .string(against.name), "is_today": .bool(against.isToday), "all": figures(against.all),
      "differences": .array(
        against.differences.map {
          .object(
            subject($0.subject) + drawn($0.drawn) + [("chance_of_more", chance($0.chanceOfMore))])
        }),
    ]
  }
}

/// A stress test as a table, a row a subject; money in minor units.
public struct StressCSV {
  let study: StressStudy
  let dialect: CSVDialect

  public init(_ study: StressStudy, dialect: CSVDialect = .plain) {
    self.study = study
    self.dialect = dialect
  }

  public var text: String {
    let quantiles = study.settings.quantiles.map { "below_" + NumberText.trimmed($0 * 100, decimals: 2) }
    var csv = CSVText(
      head: ["kind", "id", "planned", "mean", "mean_error", "deviation"] + quantiles + [
        "worst_mean", "worst_error", "target", "attainment", "chance", "chance_low", "chance_high",
        "difference", "difference_error", "chance_of_more", "currency",
      ], dialect: dialect)
    for one in study.figures { csv.append(row(one)) }
    return csv.text
  }

  private func row(_ one: StressFigures) -> [CSVText.Field] {
    let (kind, id): (String, String) =
      switch one.subject {
      case .all: ("all", "")
      case .team(let team): ("team", team)
      case .representative(let index): ("representative", study.context.data.representatives[index].id)
      }
    let difference = study.against?.differences.first { $0.subject == one.subject }
    return [
      .text(kind), .text(id), .integer(one.expected.minorUnits), money(one.drawn.mean),
      money(one.drawn.meanError), money(one.drawn.deviation),
    ] + one.drawn.quantiles.map { money($0.amount) } + [
      money(one.drawn.worstMean), money(one.drawn.worstError),
      one.target.map { .integer($0.minorUnits) } ?? .empty, .share(one.attainment), .share(one.chance?.share),
      .share(one.chance?.low), .share(one.chance?.high), money(difference?.drawn.mean),
      money(difference?.drawn.meanError), .share(difference?.chanceOfMore.share),
      .text(study.context.data.parameters.currency),
    ]
  }

  /// To the nearest minor unit.
  private func money(_ amount: Double?) -> CSVText.Field {
    amount.map { .integer(Int64($0.rounded())) } ?? .empty
  }
}
