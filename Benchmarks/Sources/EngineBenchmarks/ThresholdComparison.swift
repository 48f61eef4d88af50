import SolverBenchmarks

/// Compares fresh figures of the small cases with accepted ones.
struct ThresholdComparison {
  /// Each names the case, the figure, and by how much it is worse.
  private(set) var regressions: [String] = []
  /// Figures that are better by more than the allowance; accepting them makes the check stricter.
  private(set) var improvements: [String] = []

  private let accepted: Thresholds

  init(_ fresh: [Thresholds.AcceptedCase], accepted: Thresholds) {
    self.accepted = accepted
    for now in fresh {
      guard let before = accepted.cases.first(where: { $0.name == now.name }) else {
        regressions.append("\(now.name): no accepted figures")
        continue
      }
      compare(now, before)
    }
    for before in accepted.cases where !fresh.contains(where: { $0.name == before.name }) {
      regressions.append("\(before.name): has accepted figures but is no longer run")
    }
  }

  private mutating func compare(_ now: Thresholds.AcceptedCase, _ before: Thresholds.AcceptedCase) {
    guard now.fingerprint == before.fingerprint else {
      regressions.append(
        "\(now.name): the problem itself has changed (fingerprint \(now.fingerprint), accepted "
          + "\(before.fingerprint)), so its figures cannot be compared")
      return
    }
    compareOutcome(now, before)
    compareGap(now, before)
    compareCounters(now, before)
  }

  private mutating func compareOutcome(
    _ now: Thresholds.AcceptedCase, _ before: Thresholds.AcceptedCase
  ) {
    guard now.outcome != before.outcome else { return }
    let text = "\(now.name): outcome \(now.outcome), accepted \(before.outcome)"
    if now.outcome == OutcomeName.optimal { improvements.append(text) } else { regressions.append(text) }
  }

  private mutating func compareGap(_ now: Thresholds.AcceptedCase, _ before: Thresholds.AcceptedCase) {
    // Without a plan the gap is as large as can be; the outcome has said so already.
    let (fresh, old) = (now.gap ?? .infinity, before.gap ?? .infinity)
    let text = "\(now.name): gap \(percent(fresh)), accepted \(percent(old))"
    if fresh > old + accepted.gapSlack {
      regressions.append("\(text), allowed \(percent(old + accepted.gapSlack))")
    } else if fresh < old - accepted.gapSlack {
      improvements.append(text)
    }
  }

  private mutating func compareCounters(
    _ now: Thresholds.AcceptedCase, _ before: Thresholds.AcceptedCase
  ) {
    for name in Set(now.counters.keys).union(before.counters.keys).sorted() {
      let spoken = Thresholds.spoken(name)
      switch (now.counters[name], before.counters[name]) {
      case (let fresh?, let old?): compareCounter(now.name, spoken, fresh, old)
      case (let fresh?, nil): regressions.append("\(now.name): \(spoken) \(fresh), no accepted figure")
      case (nil, let old): regressions.append("\(now.name): \(spoken) not counted, accepted \(old ?? 0)")
      }
    }
  }

  private mutating func compareCounter(_ name: String, _ counter: String, _ fresh: Int64, _ old: Int64) {
    let room = Int64((Double(old) * accepted.counterShare).rounded(.down)) + accepted.counterSlack
    let change = old == 0 ? "" : " (\(signed(Double(fresh) / Double(old) - 1)))"
    let text = "\(name): \(counter) \(fresh), accepted \(old)\(change)"
    if fresh > old + room {
      regressions.append("\(text), allowed \(old + room)")
    } else if fresh < old - room {
      improvements.append(text)
    }
  }

  private func signed(_ share: Double) -> String { (share > 0 ? "+" : "") + fixed(100 * share, 1) + " %" }
}
