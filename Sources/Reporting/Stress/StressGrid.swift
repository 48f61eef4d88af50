import ScenarioRunning
import TerritoryPlanning

/// A stress test as lines and columns of text, for a terminal, Markdown and the page.
struct StressGrid {
  let study: StressStudy
  let language: Language
  let figures: FigureText
  private let wording: PlanWording
  private var phrases: any Phrases { language.phrases }
  private var settings: StressSettings { study.settings }

  init(_ study: StressStudy, language: Language) {
    self.study = study
    self.language = language
    wording = PlanWording(language: language, context: study.context)
    figures = FigureText(language: language, parameters: study.context.data.parameters)
  }

  // MARK: Table

  private var hasTargets: Bool { study.figures.contains { $0.target != nil } }

  var head: [String] {
    [phrases.label(StressLabel.who), phrases.label(StressLabel.expected), phrases.label(StressLabel.mean)]
      + settings.quantiles.map { phrases.quantile(percent($0)) } + [
        phrases.worstPart(percent(settings.worst))
      ]
      + (hasTargets
        ? [StressLabel.target, .attainment, .chance].map { phrases.label($0) } : [])
      + (study.against == nil
        ? [] : [StressLabel.difference, .chanceOfMore].map { phrases.label($0) })
  }

  var alignments: [TextTable.Alignment] { [.left] + Array(repeating: .right, count: head.count - 1) }

  var rows: [[String]] { study.figures.map(row) }

  private func row(_ one: StressFigures) -> [String] {
    var cells = [name(of: one.subject), money(one.expected), money(one.drawn.mean)]
    cells += one.drawn.quantiles.map { money($0.amount) } + [money(one.drawn.worstMean)]
    if hasTargets {
      cells += [
        one.target.map(money) ?? "", one.attainment.map { figures.percent($0) } ?? "",
        one.chance.map(chance) ?? "",
      ]
    }
    if let against = study.against {
      let difference = against.differences.first { $0.subject == one.subject }
      cells += [
        difference.map { signed($0.drawn.mean) } ?? "",
        difference.map { figures.percent($0.chanceOfMore.share) } ?? "",
      ]
    }
    return cells
  }

  func name(of subject: StressTarget.Subject) -> String {
    switch subject {
    case .all: phrases.label(StressLabel.all)
    case .team(let team): phrases.teamNamed(team)
    case .representative(let index): wording.name(of: Holder(index))
    }
  }

  /// With what it lies between, because only so many draws were made.
  func chance(_ chance: DrawnChance) -> String {
    phrases.bracketed(
      figures.percent(chance.share), figures.percent(chance.low) + " – " + figures.percent(chance.high))
  }

  // MARK: Sentences

  var headline: String {
    let worst = phrases.inTheWorst(percent(settings.worst), compact(study.all.drawn.worstMean))
    guard let target = study.all.target, let chance = study.all.chance else {
      return phrases.sentence([phrases.brings(compact(study.all.drawn.mean)), worst])
    }
    return phrases.sentence([
      phrases.reaches(
        figures.money.compact(target), chance: figures.shortPercent(chance.share),
        low: figures.percent(chance.low), high: figures.percent(chance.high)), worst,
    ])
  }

  /// What lies behind the headline.
  var summary: [String] {
    let drawn = study.all.drawn
    var lines = [
      phrases.counted(
        on: money(study.all.expected), mean: money(drawn.mean), error: money(2 * drawn.meanError))
    ]
    if let low = drawn.quantiles.first, let high = drawn.quantiles.last, low.share < high.share {
      lines.append(
        phrases.lies(
          between: money(low.amount), and: money(high.amount), share: percent(high.share - low.share)))
    }
    lines.append(phrases.deviation(money(drawn.deviation)))
    if let against = study.against, let all = against.differences.first {
      let name = against.isToday ? nil : against.name
      lines.append(
        phrases.against(
          name, difference: signed(all.drawn.mean), error: money(2 * all.drawn.meanError),
          chanceOfMore: figures.percent(all.chanceOfMore.share)))
      lines.append(phrases.worstAgainst(name, percent(settings.worst), money(against.all.drawn.worstMean)))
    }
    return lines
  }

  var caption: String {
    phrases.sentences([
      phrases.stressCaption(draws: figures.count(settings.draws), seed: String(settings.seed)),
      phrases.countedAs(settings.counted),
    ])
  }

  /// Each assumption: key, value, what it means, whether it was given.
  var assumptions: [[String]] {
    settings.listing(for: study.context.data).map { listed in
      [
        listed.name, listed.value, phrases.meaning(ofSetting: listed.name),
        phrases.label(listed.isGiven ? Term.given : .assumed),
      ]
    }
  }

  var assumptionsHead: [String] {
    [
      phrases.label(Term.parameter), phrases.label(Term.value), phrases.label(StressLabel.meaning),
      phrases.label(Term.source),
    ]
  }

  // MARK: Amounts

  /// Minor units as drawn, to the nearest whole one.
  private func amount(_ value: Double) -> Money { Money(minorUnits: Int64(value.rounded())) }
  func money(_ value: Double) -> String { figures.money.whole(amount(value)) }
  func money(_ value: Money) -> String { figures.money.whole(value) }
  func compact(_ value: Double) -> String { figures.money.compact(amount(value)) }
  private func signed(_ value: Double) -> String { figures.money.signedWhole(amount(value)) }
  func percent(_ share: Double) -> String { NumberText.trimmed(share * 100, decimals: 2) + " %" }
}
