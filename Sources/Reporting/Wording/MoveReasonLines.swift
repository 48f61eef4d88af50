public import TerritoryAssignment
public import TerritoryPlanning

/// One answer of an explanation: what is asked, and what is said to it.
public struct ReasonLine: Sendable, Equatable {
  public var label: String
  /// At least one.
  public var texts: [String]

  init(_ label: String, _ texts: [String]) {
    self.label = label
    self.texts = texts
  }
}

extension PlanWording {
  /// Why an item changes hands: what for, what leaves no room, what leaving it or giving it to the next best
  /// would cost, when to do it, and whether the estimates can tell at all.
  ///
  /// - Parameters:
  ///   - explanation: of `move`.
  ///   - order: in which the moves are carried out; nil where none is known.
  public func lines(of explanation: MoveExplanation, move: Move, order: MoveOrder?) -> [ReasonLine] {
    var lines = [ReasonLine(phrases.label(ReasonTerm.why), [text(move.reason)])]
    if explanation.isNearTie {
      lines.append(ReasonLine(phrases.label(ReasonTerm.certainty), [phrases.tooCloseToCall]))
    }
    if !explanation.binding.isEmpty {
      lines.append(ReasonLine(phrases.label(ReasonTerm.pressing), explanation.binding.map { text($0) }))
    } else if move.forced == nil {
      lines.append(ReasonLine(phrases.label(ReasonTerm.pressing), [phrases.nothingPresses]))
    }
    lines.append(ReasonLine(phrases.leaving(with: name(of: move.from)), [text(explanation.keeping)]))
    if let next = explanation.nextBest {
      lines.append(ReasonLine(phrases.giving(to: name(of: next.holder)), [text(next.cost)]))
    } else if explanation.isSolvedAgain {
      lines.append(ReasonLine(phrases.label(ReasonTerm.nextBest), [phrases.nobodyElse]))
    }
    if let order, let step = order.step(of: explanation.item) {
      lines.append(
        ReasonLine(phrases.label(ReasonTerm.place), place(of: explanation.item, at: step, in: order)))
    }
    return lines
  }

  /// The step of an item, and with what else it changes hands.
  private func place(of item: Int, at step: Int, in order: MoveOrder) -> [String] {
    // Steps that only mend rules come first and may cost something.
    let reached = order.share(after: step).flatMap { $0 > 0 ? $0 : nil }
    let share = reached.map { figures.shortPercent($0) }
    let others = order.steps[step].items.filter { $0 != item }
    let standing = phrases.place(step + 1, of: order.steps.count, share: share)
    guard !others.isEmpty else { return [standing] }
    return [standing, phrases.together(with: names(ofItems: others))]
  }

  /// Accounts and duties of some items; of many only the first.
  func names(ofItems items: [Int]) -> [String] {
    let most = 6
    guard items.count > most else { return items.map { place(of: $0) } }
    return items.prefix(most - 1).map { place(of: $0) } + [phrases.more(items.count - most + 1)]
  }
}

extension MoveExplanation {
  /// Whether anything is known of other holders: a move that the work did not reach has neither a plan without it
  /// nor a proven cost, and nobody was asked for.
  fileprivate var isSolvedAgain: Bool {
    if case .atLeast(let least) = keeping { least > .zero } else { true }
  }
}
