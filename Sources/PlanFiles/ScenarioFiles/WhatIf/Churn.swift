import TerritoryPlanning

/// `churn`: customers leave.
///
/// Without a seed it is expected: every customer meant loses the share of its revenue, and is visited as before,
/// for nobody knows who will go. With a seed it is drawn: that share of the customers is gone, each a prospect
/// with the potential that was not yet won. The draw is one of many that may come, and the plan knows its outcome;
/// what it earns is no forecast.
extension RecordChanges {
  static let churnKeys = [
    WhatIfKey("share", .share, isRequired: true, "Share of the customers, or of their revenue, that goes."),
    WhatIfKey("where", .condition, "Which customers, by columns of accounts.csv; all by default."),
    WhatIfKey("seed", .wholeNumber, "Draws the customers who go; without it every revenue shrinks."),
  ]

  mutating func churn(_ node: SettingNode) {
    for element in oneOrSeveral(node) { churnOnce(element) }
  }

  private mutating func churnOnce(_ node: SettingNode) {
    guard let map = opened(node, Self.churnKeys, example: "{share: 10 %, where: {region: EAST}}"),
      let written = map["share"]
    else { return }
    let before = faults.count
    let share = written.share(faults: &faults)
    let seed = map["seed"].flatMap { $0.integer(in: 0...Int64.max, faults: &faults) }
    let meant = map["where"].map { matching($0, schemas.accounts, records.accounts) ?? [] }
    guard faults.count == before, let share else { return }
    let customers = (meant ?? Array(records.accounts.indices)).filter { position in
      records.accounts[position].current.value ?? .zero > .zero
    }
    guard !customers.isEmpty else {
      report(node.place, "", "means no customer", "only accounts with revenue today can be lost")
      return
    }
    if let seed {
      let count = Int((share.double * Double(customers.count)).rounded())
      for position in drawn(count, of: customers, seed: UInt64(seed)) {
        lose(account: position, written.place)
      }
    } else {
      for position in customers { shrink(account: position, by: share, written.place) }
    }
  }

  /// Those whose hash of seed and id is smallest: the same whatever the order of the file, and a larger share
  /// takes the same ones and more.
  private func drawn(_ count: Int, of customers: [Int], seed: UInt64) -> [Int] {
    let keys = customers.map { position -> (key: UInt64, id: String, position: Int) in
      let id = records.accounts[position].id.value ?? ""
      return (Self.hash(id, seed: seed), id, position)
    }
    return keys.sorted { ($0.key, $0.id) < ($1.key, $1.id) }.prefix(count).map(\.position)
  }

  /// FNV-1a over the seed and the id, mixed, so that ids that follow each other are far apart.
  private static func hash(_ id: String, seed: UInt64) -> UInt64 {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    for shift in stride(from: UInt64(0), to: 64, by: 8) { add(UInt8(truncatingIfNeeded: seed >> shift)) }
    for byte in id.utf8 { add(byte) }
    var mixed = SplitMix(seed: state)
    return mixed.next()
  }

  private mutating func lose(account position: Int, _ place: SourcePlace) {
    let current = records.accounts[position].current.value ?? .zero
    let potential = records.accounts[position].potential.value ?? current
    records.accounts[position].current = Entry(.zero, origin: origin(place))
    records.accounts[position].potential = Entry(potential - current, origin: origin(place))
    records.accounts[position].lifecycle = Entry(.prospect, origin: origin(place))
  }

  private mutating func shrink(account position: Int, by share: Share, _ place: SourcePlace) {
    let current = records.accounts[position].current.value ?? .zero
    let potential = records.accounts[position].potential.value ?? current
    let product = Int128(current.minorUnits) * Int128(share.millionths)
    let lost = Money(minorUnits: Int64((product + 500_000) / 1_000_000))
    records.accounts[position].current = Entry(current - lost, origin: origin(place))
    records.accounts[position].potential = Entry(potential - lost, origin: origin(place))
  }
}
