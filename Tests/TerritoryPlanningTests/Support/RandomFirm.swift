import TerritoryPlanning

/// A small generator of random numbers with a seed: the same on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension TinyFirm {
  /// Random accounts and representatives of every kind that the data allow, with incumbents.
  static func random(seed: UInt64, accounts: Int, representatives: Int) -> TinyFirm {
    var random = SplitMix(seed: seed)
    var firm = TinyFirm()
    firm.regions = [
      region("West", at: Coordinates(latitude: 30, longitude: 110), neighbours: [1]),
      region("East", at: Coordinates(latitude: 31, longitude: 120), neighbours: [0]),
    ]
    for index in 0..<representatives {
      firm.addRepresentative("R\(index)") { representative in
        representative.team = ["North", "South"].randomElement(using: &random)!
        representative.role = Representative.Role.allCases.randomElement(using: &random)!
        representative.skill = (0..<3).map { _ in Double.random(in: 0.3...3, using: &random) }
        representative.homeRegion = Int.random(in: 0...1, using: &random)
        representative.presence = [0.5, 1, 1].randomElement(using: &random)!
        if index % 7 == 6 { representative.status = .leaving(on: day("2026-11-01")) }
      }
    }
    for index in 0..<accounts {
      let incumbents = (0..<3).map { _ in
        Bool.random(using: &random) ? Int.random(in: 0..<representatives, using: &random) : nil
      }
      firm.addCustomer("A\(index)", incumbents: incumbents) { account in
        account.segment = Int.random(in: 0...2, using: &random)
        account.region = Int.random(in: 0...1, using: &random)
        account.coordinates = Coordinates(
          latitude: Double.random(in: 29...32, using: &random),
          longitude: Double.random(in: 109...121, using: &random))
        account.current = Money(minorUnits: Int64.random(in: 0...100_000_000, using: &random))
        account.potential = account.current + Money(minorUnits: .random(in: 0...50_000_000, using: &random))
        account.creditRisk = Double.random(in: 0...0.3, using: &random)
        if Int.random(in: 0..<3, using: &random) == 0 {
          account.lifecycle = .prospect
          account.current = .zero
          account.incumbents = [incumbents[0], nil, nil]
        }
        account.incumbentSince[1] = day("2022-05-05")
      }
    }
    return firm
  }
}

extension PlanningContext {
  /// Any holders at all, the pool among them: legal or not.
  func randomPlan(seed: UInt64) -> Plan {
    var random = SplitMix(seed: seed)
    return plan(items.map { _ in Int.random(in: 0...pool.index, using: &random) })
  }
}
