import Testing

@testable import AssignmentEngine

/// Parts of large tied groups against enumeration.
@Suite("Parts of tied groups")
struct GroupPartsTests {
  private static let accounts = 4
  private static let agents = 4

  /// Accounts of three items; a limit on the agents of all first items makes them one group, and each account has
  /// a coupling of its own.
  private func problem(seed: UInt64) throws -> AssignmentProblem {
    var random = RandomSource(seed: seed)
    var builder = AssignmentProblem.Builder()
    for _ in 0..<Self.agents {
      builder.addAgent()
      builder.addRow(SideRow(lower: 10, upper: 60))
    }
    for item in 0..<3 * Self.accounts {
      builder.addItem()
      for agent in 0..<Self.agents where agent == item % 2 || random.chance(80) {
        for level in 0..<random.integer(1...2) {
          builder.addColumn(
            item: item, agent: agent, value: Int64(random.integer(0...90)),
            entries: [.init(row: Int32(agent), coefficient: Int64(random.integer(1...9) + level))])
        }
      }
    }
    let first = (0..<Self.accounts).map { Int32(3 * $0) } + [1, 4, 7]
    builder.addCoupling(.atMost(limit: 3, items: first.sorted(), exempt: nil))
    for account in 0..<Self.accounts {
      let items = (0..<3).map { Int32(3 * account + $0) }
      switch (account + Int(seed)) % 3 {
      case 0: builder.addCoupling(.atMost(limit: 2, items: items, exempt: nil))
      case 1: builder.addCoupling(.sameClass(items: items, classOfAgent: [0, 1, 0, 1], exempt: nil))
      default:
        let exempt: Int32? = random.chance(30) ? 0 : nil
        builder.addCoupling(.differ(items: Array(items.dropFirst()), exempt: exempt))
      }
    }
    return try builder.build()
  }

  /// A state on a start under which every coupling holds; nil where the seed has none.
  private func state(seed: UInt64) throws -> SearchState? {
    let problem = try problem(seed: seed)
    let scaled = ScaledProblem(problem)
    let multipliers = [Double](repeating: 0.05, count: problem.rowCount)
    let none = [Int32](repeating: -1, count: problem.itemCount)
    guard
      case .assignment(let start) = LegalStart.find(
        scaled, candidates: [none], priced: scaled.prices(multipliers))
    else { return nil }
    let model = SearchModel(scaled, multipliers: multipliers, width: .infinity, least: 1)
    return SearchState(model, start: model.cores(of: Assignment(columns: start)))
  }

  @Test func aRegionFallsIntoItsAccounts() throws {
    let state = try #require(try state(seed: 3))
    let parts = state.model.parts
    #expect(state.model.tied.count == 1)
    #expect(parts.parts(of: 0).count >= Self.accounts)
    let items = parts.parts(of: 0).flatMap { Array(parts.items(of: $0)) }
    #expect(items.sorted() == (0..<12).map(Int32.init))
    #expect(!parts.hasSplitIndicators)
  }

  /// Whatever options are combined, all couplings hold.
  @Test func anyChoiceOfOptionsKeepsTheCouplings() throws {
    var (combined, several) = (0, 0)
    for seed in UInt64(0)..<60 {
      guard let state = try state(seed: seed) else { continue }
      var local = LocalProblem(state.model)
      var random = RandomSource(seed: seed)
      var source = AssignmentEngine.RandomSource(seed: seed)
      for _ in 0..<20 {
        let agents = random.sample(random.integer(2...4), of: 0..<Self.agents).map(Int32.init)
        local.build(agents: agents, state: state, random: &source)
        guard local.unitCount > 1 else { continue }
        for _ in 0..<10 {
          for unit in 0..<local.unitCount {
            let option = random.integer(Int(local.unitStart[unit])...Int(local.unitStart[unit + 1]) - 1)
            let changes = local.changes[Int(local.changeStart[option])..<Int(local.changeStart[option + 1])]
            if changes.count > 1 { several += 1 }
            for (item, core) in changes where state.chosen[Int(item)] != core {
              state.push(Int(item), to: Int(core))
            }
          }
          #expect(state.ties.broken == 0)
          combined += 1
          guard random.chance(10) else {
            state.popAll()
            continue
          }
          // Options are changes of the plan that they were listed for.
          state.commit()
          break
        }
      }
    }
    #expect(combined > 500)
    #expect(several > 100)
  }

  /// The list of a part has every legal change of one member, and of several the cheapest.
  @Test func aListHasAllSinglesAndTheCheapestOfSeveral() throws {
    var joint = 0
    for seed in UInt64(0)..<40 {
      guard let state = try state(seed: seed) else { continue }
      let (model, parts) = (state.model, state.model.parts)
      for part in parts.parts(of: 0) {
        var listing = PartListing()
        listing.list(part, of: parts, state: state, isOpen: { _, _ in true }, isShut: { _ in false })
        let items = parts.items(of: part).map(Int.init)
        let found = (0..<listing.count).map {
          Array(listing.cores[$0 * items.count..<($0 + 1) * items.count])
        }
        #expect(Set(found).count == found.count)
        let legal = legalChoices(items, part, state)
        for choice in found { #expect(legal.contains(choice)) }
        let singles = legal.filter { changes($0, items, state) == 1 }
        for choice in singles { #expect(found.contains(choice)) }
        // Of parallel columns the joint list knows the cheapest, beside the present one.
        let several = legal.filter { changes($0, items, state) > 1 && isLead($0, items, state) }
        let costs = several.map { $0.reduce(0) { $0 + model.cost[Int($1)] } }.sorted()
        let listed = found.filter { changes($0, items, state) > 1 }.map {
          $0.reduce(0) { $0 + model.cost[Int($1)] }
        }
        guard listing.nodes < PartListing.nodeLimit else { continue }
        #expect(listed.count == min(costs.count, PartListing.jointLimit))
        for (a, b) in zip(listed.sorted(), costs) { #expect(abs(a - b) < 1e-9) }
        joint += listed.count
      }
    }
    #expect(joint > 100)
  }

  private func changes(_ choice: [Int32], _ items: [Int], _ state: SearchState) -> Int {
    zip(items, choice).count { state.chosen[$0] != $1 }
  }

  private func isLead(_ choice: [Int32], _ items: [Int], _ state: SearchState) -> Bool {
    zip(items, choice).allSatisfy { item, core in
      state.chosen[item] == core
        || state.model.core(of: item).first {
          state.agentOf[$0] == state.agentOf[Int(core)] && Int(state.chosen[item]) != $0
        } == Int(core)
    }
  }

  /// All joint choices of a part that keep the couplings within it.
  private func legalChoices(_ items: [Int], _ part: Int, _ state: SearchState) -> [[Int32]] {
    var all: [[Int32]] = [[]]
    for item in items { all = all.flatMap { head in state.model.core(of: item).map { head + [Int32($0)] } } }
    return all.filter { choice in
      let agent = Dictionary(
        uniqueKeysWithValues: zip(items.map(Int32.init), choice.map { state.agentOf[Int($0)] }))
      return state.model.couplings.allSatisfy { coupling in
        guard coupling.items.count <= GroupParts.itemLimit else { return true }
        let agents = coupling.items.compactMap { agent[$0] }.filter { $0 != coupling.exempt ?? -1 }
        return switch coupling {
        case .differ: Set(agents).count == agents.count
        case .atMost(let limit, _, _): Set(agents).count <= limit
        case .sameClass(_, let classes, _): Set(agents.map { classes[Int($0)] }).count <= 1
        }
      }
    }
  }
}
