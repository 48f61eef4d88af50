import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// A contest as lines and columns of text, for a terminal and Markdown.
struct ContestGrid {
  let study: ContestStudy
  let language: Language
  let wording: PlanWording
  private var figures: FigureText { wording.figures }
  private var phrases: any Phrases { language.phrases }

  init(_ study: ContestStudy, language: Language) {
    self.study = study
    self.language = language
    wording = PlanWording(language: language, context: study.context)
  }

  // MARK: Table

  var head: [String] { ContestColumn.allCases.map { phrases.label($0) } }
  var alignments: [TextTable.Alignment] {
    ContestColumn.allCases.map { [.number, .cost, .others].contains($0) ? .right : .left }
  }

  var rows: [[String]] {
    study.answer.objections.enumerated().map { index, answered in
      ContestColumn.allCases.map { column in
        switch column {
        case .number: figures.count(index + 1)
        case .by: answered.objection.by
        case .asked: asked(answered.objection)
        case .verdict: phrases.label(answered.kind)
        case .cost: answered.cost.map { wording.figure($0) } ?? ""
        case .others: answered.cost?.isInterval ?? false ? figures.count(answered.others.count) : ""
        }
      }
    }
  }

  private func asked(_ objection: ManagerObjection) -> String {
    let duties = objection.duties.map { phrases.list($0.map { wording.name(ofDuty: $0) }) }
    func what(_ account: Int) -> String {
      let name = study.context.data.accounts[account].name
      return duties.map { name + " · " + $0 } ?? name
    }
    switch objection.demand {
    case .keep(let account, let with):
      return phrases.keep(what(account), with: with.map { wording.name(of: Holder($0)) })
    case .give(let account, let holder): return phrases.give(what(account), to: wording.name(of: holder))
    case .swap(let first, let second):
      let accounts = study.context.data.accounts
      return phrases.swap(accounts[first].name, accounts[second].name, duties: duties)
    }
  }

  // MARK: Sentences

  var headline: String {
    let objections = study.answer.objections
    return phrases.grantedSome(objections.count(where: \.isGranted), of: objections.count)
  }

  /// What granting costs, and how much changes.
  var summary: [String] {
    let answer = study.answer
    guard let granted = answer.granted else {
      return [phrases.noPlanGrants(answer.stopReason.map { phrases.stopReason($0) })]
    }
    var lines = [
      phrases.together(
        cost: wording.text(granted.cost), plan: figures.money.whole(granted.plan.evaluation.objective))
    ]
    if answer.objections.count(where: \.isGranted) > 1, let interaction = answer.interaction {
      lines.append(phrases.interaction(wording.text(interaction)))
    }
    let asked = Set(answer.objections.filter(\.isGranted).flatMap(\.pairs).map(\.item))
    lines.append(
      phrases.changes(
        phrases.items(Int64(granted.changed.count)),
        others: Int64(granted.changed.count { !asked.contains($0.item) }),
        fewest: phrases.items(granted.fewest), givenUp: figures.percentAtMost(answer.mayLose.fraction)))
    return lines
  }

  /// Of each objection there is anything to say about: its title; note, refusal, cost alone, who else moves.
  var details: [(title: String, lines: [String])] {
    study.answer.objections.enumerated().compactMap { index, answered in
      let objection = answered.objection
      var lines: [String] = []
      if !objection.note.isEmpty { lines.append(phrases.note(objection.note, by: objection.by)) }
      lines += reasons(answered.verdict, number: index)
      if let cost = answered.cost, cost.isInterval { lines.append(phrases.alone(wording.text(cost))) }
      lines += answered.others.map { moved in
        phrases.movesBesides(
          wording.place(of: moved.item), from: wording.name(of: moved.from), to: wording.name(of: moved.to))
      }
      guard !lines.isEmpty else { return nil }
      return (figures.count(index + 1) + ". " + asked(objection), lines)
    }
  }

  /// Why it is not granted; empty where it is.
  func reasons(_ verdict: AnsweredObjection.Verdict, number: Int) -> [String] {
    switch verdict {
    case .granted, .alreadySo: return []
    case .undecided(let reason): return [phrases.notSettled(phrases.stopReason(reason))]
    case .refused(.empty(let reason)): return [phrases.asksForNothing(reason)]
    case .refused(.forbidden(let pair, let rule, let objection)):
      return [
        phrases.forbids(
          wording.place(of: pair.item), holder: wording.name(of: pair.holder),
          rule: wording.name(ofRule: rule), why: wording.text(objection))
      ]
    case .refused(.contradicted(let by)):
      let others = by.filter { $0 != number }
      let itself = others.count == by.count ? [] : [phrases.contradictsItself]
      return itself + (others.isEmpty ? [] : [phrases.contradicts(names(others))])
    case .refused(.impossible(let rule, let closest)):
      return [rule.map { phrases.ruledOut(by: wording.name(ofRule: $0)) } ?? phrases.noPlanHasIt]
        + closest.map { wording.text($0) }
    case .refused(.impossibleBeside(let others)): return [phrases.noPlanHasItBeside(names(others))]
    }
  }

  private func names(_ numbers: [Int]) -> String {
    phrases.list(
      numbers.map { phrases.objection($0 + 1, line: study.answer.objections[$0].objection.place.line) })
  }
}

extension AnsweredObjection {
  var kind: ContestVerdict {
    switch verdict {
    case .granted: .granted
    case .alreadySo: .alreadySo
    case .refused: .refused
    case .undecided: .undecided
    }
  }
}

extension CostOfChange {
  fileprivate var isInterval: Bool { if case .between = self { true } else { false } }
}
