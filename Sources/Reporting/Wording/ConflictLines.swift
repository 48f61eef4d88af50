import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Why there is no plan and what would give one, as lines that every report shows in its own way.
struct ConflictLines {
  struct Block {
    var heading: String
    var lines: [String]
    /// Lines of YAML below, or none.
    var settings: [String] = []
  }

  /// The conflict in one sentence; nil where none is known.
  let lead: String?
  let blocks: [Block]

  init(_ result: ScenarioResult, _ wording: PlanWording) {
    guard let impasse = result.impasse else {
      lead = nil
      blocks = []
      return
    }
    let requirements = result.scenario.rules.requirements(in: result.context)
    let demands = DemandWording(wording, requirements: requirements)
    let concessions = ConcessionWording(demands, requirements: requirements)
    let phrases = wording.phrases
    var blocks: [Block] = []
    if let conflict = impasse.conflict {
      var lines = demands.lines(conflict.demands)
      switch conflict.minimality {
      case .proven where conflict.demands.count > 1: lines.append(phrases.eachIsNeeded)
      case .proven: break
      case .open(let open):
        lines.append(phrases.openWhetherNeeded(open.count, of: conflict.demands.count))
      }
      blocks.append(Block(heading: phrases.label(ConflictTerm.rulesInConflict), lines: lines))
    }
    if let first = impasse.waysOut.first {
      let lines = impasse.waysOut.map { way in
        phrases.way(
          concessions.text(way.concessions), weight: wording.figures.hours(Minutes(way.weight)),
          least: way.isLightest ? nil : wording.figures.hours(Minutes(way.leastWeight)))
      }
      blocks.append(Block(heading: phrases.label(ConflictTerm.waysOut), lines: lines))
      blocks.append(
        Block(
          heading: phrases.label(ConflictTerm.addThis), lines: [],
          settings: Self.settings(of: first, beside: result)))
    }
    self.blocks = blocks
    lead = impasse.conflict.map { Self.lead($0, demands, wording) }
  }

  /// The rule as it has to stand in the scenario: with what the scenario concedes already, because the settings of
  /// a rule are replaced as a whole.
  static func settings(of way: WayOut, beside result: ScenarioResult) -> [String] {
    let made = result.scenario.rules.lazy.compactMap { $0 as? ConcessionsRule }.first?.concessions ?? []
    return ["rules:", "  concessions:"]
      + made.adding(way.concessions).map { "    - " + $0.settingText(in: result.context.data) }
  }

  private static func lead(
    _ conflict: Conflict, _ demands: DemandWording, _ wording: PlanWording
  ) -> String {
    let phrases = wording.phrases
    guard let sum = conflict.shortfall else { return phrases.cannotHoldTogether(conflict.demands.count) }
    let places = conflict.demands.filter { demand in
      demand.rule == sum.rule && demand.part == .limit(aspect: sum.aspect, sum.side)
    }.map(\.place)
    let who = demands.subjects(places)
    let (bounds, activity) = (wording.text(sum.bounds, sum.unit), wording.text(sum.activity, sum.unit))
    let aspect = wording.name(ofAspect: sum.aspect)
    switch sum.side {
    case .upper where AspectKey(rawValue: sum.aspect) == .actualMinutes:
      return phrases.tooLittleTime(
        who, several: places.count > 1, has: bounds,
        work: demands.work(of: sum.items),
        needs: activity)
    case .upper: return phrases.tooMuch(who, aspect: aspect, most: bounds, needs: activity)
    case .lower: return phrases.tooFew(who, aspect: aspect, least: bounds, reaches: activity)
    }
  }
}
