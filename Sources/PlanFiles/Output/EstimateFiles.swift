public import TerritoryPlanning

/// Proposed figures as files that a planner may take over.
public struct EstimateFiles {
  private let proposal: EstimateProposal
  private let data: PlanData
  private let base: String?

  /// - Parameter base: a scenario file that the proposed one extends; nil: none.
  public init(_ proposal: EstimateProposal, data: PlanData, extending base: String? = nil) {
    self.proposal = proposal
    self.data = data
    self.base = base
  }

  /// Whether there is anything to write.
  public var isEmpty: Bool {
    proposal.skills.isEmpty && proposal.error == nil
      && proposal.segments.allSatisfy { $0.winRate == nil && $0.dealSize == nil }
  }

  /// A scenario file that sets the figures; for the case folder.
  public var scenario: String {
    var lines = [
      "title: Figures estimated from deals", "title_zh: 采用商机估计的数字",
      "note: Win rates, deal sizes and skills as evenfield estimate proposes them.",
      "note_zh: 赢率、单额和技能采用 evenfield estimate 的建议值。",
    ]
    lines.append(base.map { "extends: \(ParameterText.quoted($0))" } ?? "# extends: rebalance.yaml")
    var settings = segmentLines(indent: "    ", group: "segments.", separator: ".")
    settings += errorLines(indent: "    ")
    lines.append("set:")
    if !settings.isEmpty { lines += ["  parameters:"] + settings }
    if !proposal.skills.isEmpty {
      lines.append("  representatives:")
      for skill in proposal.skills {
        let duties = proposal.duties.map {
          "skill_\(data.parameters.duties[$0].id): \(WrittenNumber.written(skill.skill))"
        }
        lines.append(
          "    \(ParameterText.quoted(data.representatives[skill.representative].id)): "
            + "{\(duties.joined(separator: ", "))}")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The same figures as lines of plan.yaml, to be copied into the segments that stand there.
  public var fragment: String {
    var lines = ["# Copy the lines into plan.yaml, each into its segment; the others of the segment stay."]
    lines.append("segments:")
    for one in proposal.segments {
      let inner = figures(one, indent: "    ", prefix: "")
      if !inner.isEmpty { lines += ["  \(data.parameters.segments[one.segment].id):"] + inner }
    }
    lines += errorLines(indent: "")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The columns of representatives.csv; nil where skills stay as they are.
  public var skills: [UInt8]? {
    guard !proposal.skills.isEmpty else { return nil }
    let columns = proposal.duties.map { "skill_" + data.parameters.duties[$0].id }
    // The file is opened in spreadsheets, to copy from.
    var csv = CSVWriter(
      header: ["id"] + columns, options: CSVWriter.Options(byteOrderMark: true, neutralisesFormulas: true))
    for skill in proposal.skills {
      let text = WrittenNumber.written(skill.skill)
      csv.append([data.representatives[skill.representative].id] + proposal.duties.map { _ in text })
    }
    return csv.bytes
  }

  private func segmentLines(indent: String, group: String, separator: String) -> [String] {
    proposal.segments.flatMap {
      figures($0, indent: indent, prefix: group + data.parameters.segments[$0.segment].id + separator)
    }
  }

  private func figures(_ one: EstimateProposal.OfSegment, indent: String, prefix: String) -> [String] {
    let digits = data.parameters.currencyDigits
    func money(_ value: Double) -> String {
      MoneyText.written(Money(minorUnits: Int64(value.rounded())), digits: digits)
    }
    var lines: [String] = []
    if let rate = one.winRate {
      lines.append(
        "\(indent)\(prefix)win_rate: \(share(rate.value))  # \(share(rate.low)) to \(share(rate.high)), "
          + "\(rate.deals) deals\(rate.isShared ? " of all segments" : "")")
    }
    if let size = one.dealSize {
      lines.append(
        "\(indent)\(prefix)deal_size: \(money(size.value))  # \(money(size.low)) to \(money(size.high)), "
          + "\(size.deals) won deals\(size.isShared ? " of all segments" : "")")
    }
    if let deals = one.expectedDeals {
      lines.append(
        "\(indent)# \(prefix)expected_deals: \(share(deals))  # every closed deal; new business is at most that"
      )
    }
    return lines
  }

  private func errorLines(indent: String) -> [String] {
    proposal.error.map {
      ["\(indent)# estimates.error: \(share($0))  # at least; how somebody suits an account comes on top"]
    } ?? []
  }

  /// Four decimals.
  private func share(_ value: Double) -> String { WrittenNumber.written((value * 10_000).rounded() / 10_000) }
}
