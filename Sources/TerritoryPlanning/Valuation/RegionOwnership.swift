/// Who owns each region and duty: the representative to whom new accounts go.
///
/// In this order, among representatives who can do the duty in the period:
/// 1. the holder of the most standard minutes of that region and duty, named accounts left out; ties go to
///    today's owner, then to the shorter way to the region, then to the lower index;
/// 2. where no such item is held: today's owner;
/// 3. else the representative allowed in the region with the shortest way from home to the region's centroid,
///    then the lower index.
/// nil only where nobody can do the duty there.
struct RegionOwnership {
  /// Under which missing and unable owners are reported.
  static let ruleName = "region_owner"

  let valuation: Valuation
  /// Positions that are not filled and own nothing.
  var unused: Set<Int> = []
  private var data: PlanData { valuation.data }

  func owners(holders: [Holder?]) -> [[Holder?]] {
    var minutes: [[[Int: Int64]]] = data.regions.map { _ in
      Array(repeating: [:], count: data.parameters.duties.count)
    }
    for (index, item) in valuation.items.enumerated() {
      let account = data.accounts[item.account]
      guard !account.isNamed, let holder = holders[index], holder.index < data.representatives.count,
        canDo(duty: item.duty, representative: holder.index)
      else { continue }
      minutes[account.region][item.duty][holder.index, default: 0] += valuation.standardMinutes[index].count
    }
    return data.regions.indices.map { region in
      data.parameters.duties.indices.map { duty in
        owner(region: region, duty: duty, minutes: minutes[region][duty]).map { Holder($0) }
      }
    }
  }

  private func owner(region: Int, duty: Int, minutes: [Int: Int64]) -> Int? {
    let today = data.regionOwnersToday[region][duty]
    // Sorted by index, so that the hash order of the dictionary cannot decide.
    let holders = minutes.sorted { $0.key < $1.key }
    let best = holders.min { a, b in
      if a.value != b.value { return a.value > b.value }
      if a.key == today || b.key == today { return a.key == today }
      return way(a.key, region) < way(b.key, region)
    }
    if let best { return best.key }
    if let today, canDo(duty: duty, representative: today) { return today }
    return candidates(region: region, duty: duty).min { way($0, region) < way($1, region) }
  }

  /// Whether the owner can do the duty; nobody is acceptable only where nobody could. The pool is no owner.
  func isAcceptable(_ owner: Holder?, region: Int, duty: Int) -> Bool {
    guard let owner else { return candidates(region: region, duty: duty).isEmpty }
    return owner.index < data.representatives.count && canDo(duty: duty, representative: owner.index)
  }

  private func candidates(region: Int, duty: Int) -> [Int] {
    data.representatives.indices.filter {
      canDo(duty: duty, representative: $0) && data.mayWork(representative: $0, region: region)
    }
  }

  private func canDo(duty: Int, representative: Int) -> Bool {
    let capacity = valuation.availability.capacity[representative]
    return !unused.contains(representative)
      && data.objection(to: representative, doing: duty, capacity: capacity) == nil
  }

  private func way(_ representative: Int, _ region: Int) -> Int64 {
    valuation.oneWayMinutes(region: region, representative: representative)
  }
}

extension PlanData {
  /// Whether the representative's list of regions, if any, has this region or one that contains it.
  public func mayWork(representative: Int, region: Int) -> Bool {
    guard let allowed = representatives[representative].regions else { return true }
    return regionsContaining(region).contains { allowed.contains($0) }
  }
}
