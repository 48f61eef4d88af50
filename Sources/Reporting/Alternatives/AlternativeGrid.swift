import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Alternatives as lines and columns of text, for a terminal and Markdown.
struct AlternativeGrid {
  let study: AlternativeStudy
  let language: Language
  private let wording: PlanWording
  private var figures: FigureText { wording.figures }
  private var phrases: any Phrases { language.phrases }

  /// Most parts of a difference that are listed, and most accounts of a part that are named.
  private static let mostParts = 8
  private static let mostNames = 3

  init(_ study: AlternativeStudy, language: Language) {
    self.study = study
    self.language = language
    wording = PlanWording(language: language, context: study.context)
  }

  /// Plan in hand, then the alternatives: their names.
  private var names: [String] {
    [phrases.planInHand] + study.answer.alternatives.indices.map { phrases.alternative($0 + 1) }
  }

  var head: [String] {
    AlternativeColumn.allCases.map { phrases.label($0) }
      + names.dropLast().map { phrases.distance(to: $0) }
  }

  var alignments: [TextTable.Alignment] {
    [.left] + Array(repeating: .right, count: head.count - 1)
  }

  var rows: [[String]] {
    let best = study.best.plan.evaluation
    let distances = names.dropLast().indices
    let first =
      AlternativeColumn.allCases.map { $0 == .plan ? names[0] : figure($0, best) ?? "" }
      + distances.map { _ in "" }
    return [first]
      + study.answer.alternatives.enumerated().map { index, alternative in
        AlternativeColumn.allCases.map { column in
          switch column {
          case .plan: names[index + 1]
          case .workload: figures.percent(study.difference(alternative).workload)
          case .nearest: amount(alternative.distance)
          case .most: amount(alternative.bound)
          default: figure(column, alternative.evaluation) ?? ""
          }
        }
          + distances.map {
            alternative.distances.indices.contains($0) ? amount(alternative.distances[$0]) : ""
          }
      }
  }

  private func figure(_ column: AlternativeColumn, _ evaluation: Evaluation) -> String? {
    let workload = evaluation.fairness(.standardMinutes, group: nil)
    switch column {
    case .objective: return figures.money.whole(evaluation.objective)
    case .given:
      let reference = study.answer.reference
      return evaluation.objective == reference
        ? nil : NumberText.percent(reference.share(lostBy: evaluation.objective), decimals: 2)
    case .spread: return figures.percent(workload?.range)
    case .deviation: return figures.percent(workload?.largestDeviation)
    case .moved:
      return figures.count(
        evaluation.disruption.voluntaryAccounts + evaluation.disruption.forcedAccounts)
    case .plan, .workload, .nearest, .most: return nil
    }
  }

  /// A distance with its unit.
  private func amount(_ distance: Int64) -> String {
    switch study.answer.measure {
    case .items: phrases.items(distance)
    case .accounts: phrases.accounts(distance)
    case .standardMinutes: figures.hours(Minutes(distance))
    }
  }

  // MARK: Sentences

  var headline: String {
    let answer = study.answer
    let share = figures.percentAtMost(study.within.fraction)
    let objective = figures.money.whole(answer.reference)
    if !answer.alternatives.isEmpty {
      return phrases.alternatives(answer.alternatives.count, within: share, of: objective)
    }
    return answer.ending == .noOther
      ? phrases.noAlternative(within: share, of: objective)
      : phrases.noAlternativeFound(within: share, of: objective)
  }

  /// What all of them are worth, and what is proven of each.
  var proofs: [String] {
    let answer = study.answer
    let floor = phrases.alternativesFloor(
      figures.money.whole(answer.floor), bound: figures.money.whole(answer.bound),
      ofBound: figures.percentAtMost(answer.bound.share(lostBy: answer.floor)))
    let each = answer.alternatives.enumerated().map { index, alternative in
      phrases.differsAtMost(
        names[index + 1], distance: amount(alternative.distance), most: amount(alternative.bound),
        isProven: alternative.standing == .optimal)
    }
    switch answer.ending {
    case .complete: return [floor] + each
    case .noOther: return [floor] + each + [phrases.noFurtherAlternative(most: nil)]
    case .notFound(let most, _): return [floor] + each + [phrases.noFurtherAlternative(most: amount(most))]
    }
  }

  /// Of each alternative its name and what it has in other hands than the plan in hand, largest part first.
  var differences: [(name: String, lines: [String])] {
    study.answer.alternatives.enumerated().map { index, alternative in
      let difference = study.difference(alternative)
      var lines = difference.parts.prefix(Self.mostParts).map(line)
      let rest = difference.parts.dropFirst(Self.mostParts).reduce(0) { $0 + $1.items.count }
      if rest > 0 { lines.append(phrases.andOthers(phrases.items(Int64(rest)))) }
      return (names[index + 1], lines)
    }
  }

  private func line(_ part: PlanDifference.Part) -> String {
    let data = study.context.data
    let sentence = phrases.goesTo(
      phrases.accounts(Int64(part.accounts.count)), of: part.region.map { data.regions[$0].name },
      to: wording.name(of: part.to), insteadOf: wording.name(of: part.from))
    guard part.accounts.count <= Self.mostNames else { return sentence }
    return phrases.bracketed(sentence, phrases.list(part.accounts.map { data.accounts[$0].name }))
  }
}

extension Money {
  /// What is lost going from here to `other`, as a share of this; 0 where this is nothing.
  func share(lostBy other: Money) -> Double {
    minorUnits == 0 ? 0 : Double((self - other).minorUnits) / Double(abs(minorUnits))
  }
}
