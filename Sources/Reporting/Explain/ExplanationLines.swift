import TerritoryAssignment
import TerritoryPlanning

/// An answer of `explain` as headed paragraphs of lines, for every format that shows it.
struct ExplanationLines {
  struct Paragraph {
    /// What it speaks of; empty where the question says it.
    var heading: String
    var lines: [ReasonLine]
  }

  let title: String
  let paragraphs: [Paragraph]
  /// What stands behind the figures.
  let remarks: [String]

  private let wording: PlanWording
  private var phrases: any Phrases { wording.phrases }

  init(_ explanation: Explanation, _ wording: PlanWording) {
    self.wording = wording
    title = Self.title(explanation.question, wording)
    let phrases = wording.phrases
    remarks =
      [phrases.provenWithin(wording.ceiling(explanation.gap))]
      + (explanation.better.map { [phrases.betterFound(wording.floor($0))] } ?? [])
    var paragraphs: [Paragraph] = []
    let own = Self.own(explanation, wording)
    if !own.isEmpty { paragraphs.append(Paragraph(heading: "", lines: own)) }
    paragraphs += explanation.placements.map { Self.paragraph($0, wording) }
    self.paragraphs = paragraphs
  }

  private static func title(_ question: ExplanationQuestion, _ wording: PlanWording) -> String {
    let (phrases, data) = (wording.phrases, wording.context.data)
    func account(_ account: Int, _ duty: Int?) -> String {
      data.accounts[account].name + (duty.map { " · " + wording.name(ofDuty: $0) } ?? "")
    }
    return switch question {
    case .account(let number, let duty): phrases.whyThere(account(number, duty))
    case .move(let number, let duty, nil): phrases.whyMoved(account(number, duty))
    case .move(let number, let duty, let to?):
      phrases.whatIfGiven(account(number, duty), to: wording.name(of: to))
    case .representative(let number): phrases.whatHolds(data.representatives[number].name)
    case .region(let region): phrases.whatHolds(region: data.regions[region].name)
    case .rule(let name): phrases.whatCosts(rule: wording.name(ofRule: name))
    }
  }

  /// What is said about the thing asked about as a whole.
  private static func own(_ explanation: Explanation, _ wording: PlanWording) -> [ReasonLine] {
    let phrases = wording.phrases
    var lines: [ReasonLine] = []
    if let representative = explanation.representative {
      let counts = [
        phrases.received(phrases.items(Int64(representative.received.count))),
        phrases.handedOff(phrases.items(Int64(representative.handedOff.count))),
      ]
      lines.append(ReasonLine(phrases.label(ReasonTerm.why), [phrases.clauses(counts)]))
    }
    if let rule = explanation.rule { lines += self.lines(rule, wording) }
    if let forced = explanation.forced {
      let to = wording.name(of: forced.to)
      var isRegion = false
      if case .region = explanation.question { isRegion = true }
      var texts = [forced.items.isEmpty ? phrases.alreadyThere : wording.text(forced.cost)]
      if forced.others > 0 { texts.append(phrases.othersMove(phrases.items(Int64(forced.others)))) }
      lines.append(
        ReasonLine(isRegion ? phrases.givingRegion(to: to) : phrases.givingAll(to: to), texts))
    }
    if explanation.placements.isEmpty || !explanation.binding.isEmpty {
      let pressing = explanation.binding.map { wording.text($0) }
      lines.append(
        ReasonLine(
          phrases.label(ReasonTerm.pressing), pressing.isEmpty ? [phrases.nothingPressesHere] : pressing))
    }
    return lines
  }

  private static func lines(_ rule: RuleExplanation, _ wording: PlanWording) -> [ReasonLine] {
    let phrases = wording.phrases
    var standing: [String] = []
    if rule.limits > 0 { standing.append(phrases.pressing(rule.pressing, of: rule.limits)) }
    if rule.forbiddenPairs > 0 { standing.append(phrases.forbids(pairs: rule.forbiddenPairs)) }
    if rule.couplings > 0 { standing.append(phrases.ties(rule.couplings)) }
    if rule.limits == 0 { standing.append(phrases.withoutPrice) }
    var lines = [ReasonLine(wording.name(ofRule: rule.rule), standing)]
    guard rule.limits > 0 else { return lines }
    for (label, worth) in [
      (phrases.stepInAll, rule.oneStep), (phrases.withoutItsLimits, rule.withoutLimits),
    ] {
      lines.append(ReasonLine(label, [worth.map { wording.worth($0) } ?? phrases.notKnown]))
    }
    return lines
  }

  private static func paragraph(
    _ placement: Explanation.Placement, _ wording: PlanWording
  ) -> Paragraph {
    let phrases = wording.phrases
    let place = wording.names(ofItems: placement.items).joined(separator: ", ")
    let holder = wording.name(of: placement.holder)
    let heading =
      if let incumbent = placement.incumbent, incumbent != placement.holder {
        phrases.handover(place, from: wording.name(of: incumbent), to: holder)
      } else {
        phrases.labelled(
          place,
          placement.incumbent == nil ? phrases.comesNew(to: holder) : phrases.stays(with: holder))
      }
    let pressing = placement.binding.map { wording.text($0) }
    var lines = [
      ReasonLine(
        phrases.label(ReasonTerm.pressing), pressing.isEmpty ? [phrases.nothingPressesHere] : pressing)
    ]
    if let keeping = placement.keeping, let incumbent = placement.incumbent {
      lines.append(ReasonLine(phrases.leaving(with: wording.name(of: incumbent)), [wording.text(keeping)]))
    }
    if let next = placement.nextBest {
      lines.append(ReasonLine(phrases.giving(to: wording.name(of: next.holder)), [wording.text(next.cost)]))
    } else {
      lines.append(ReasonLine(phrases.label(ReasonTerm.nextBest), [phrases.nobodyElse]))
    }
    return Paragraph(heading: heading, lines: lines)
  }
}
