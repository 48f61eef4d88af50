import Foundation

/// Annealing over shifts, compensating swaps and three-chains.
///
/// A step sends a random item to another of its core agents and looks through the receiver's items for the
/// one whose leaving pays best; the best of these moves, the pure shift included, is taken by Metropolis.
struct SwapAnnealing {
  /// Items of the receiver looked at in a step.
  static let candidates = 64

  let state: SearchState

  /// One step at a temperature (scaled units; 0 accepts improvements only). Returns the moves tried.
  func step(temperature: Double, random: inout RandomSource) -> Int {
    let state = state
    let item = random.below(state.model.itemCount)
    let first = Int(state.coreStart[item])
    let count = Int(state.coreStart[item + 1]) - first
    guard count > 1 else { return 1 }
    var target = first + random.below(count - 1)
    if target >= Int(state.chosen[item]) { target += 1 }
    let giver = state.agentOf[Int(state.chosen[item])]
    let receiver = state.agentOf[target]
    state.push(item, to: target)
    guard state.repairCouplings(item, from: giver, to: receiver) else {
      state.popAll()
      return 1
    }
    var best = state.keepsTies ? state.delta() : .infinity
    var partner: (item: Int, core: Int)?
    let held = state.items.count(Int(receiver))
    let looks = min(held, Self.candidates)
    let offset = held > 0 ? random.below(held) : 0
    for look in 0..<looks {
      let slot = (offset + look) % held
      let other = state.items[Int(receiver), slot]
      guard other != item, !state.hasTies[other] || !state.isChanged(Int32(other)) else { continue }
      guard let core = compensation(other, giver: giver, random: &random) else { continue }
      state.push(other, to: core)
      if state.ties.broken == 0 {
        let delta = state.delta()
        if delta < best, state.keepsTies {
          best = delta
          partner = (other, core)
        }
      }
      state.pop()
    }
    let accepted =
      best <= 0 || (temperature > 0 && random.unit() < exp(-best / temperature))
    if accepted {
      if let partner { state.push(partner.item, to: partner.core) }
      state.commit()
    } else {
      state.popAll()
    }
    return looks + 1
  }

  /// Where the other item goes: mostly back to the giver (a swap), else to a third agent (a chain). Where the
  /// giver is the receiver, any other column will do.
  @inline(__always)
  private func compensation(_ other: Int, giver: Int32, random: inout RandomSource) -> Int? {
    if let core = state.core(of: other, agent: giver), core != Int(state.chosen[other]),
      random.next() & 3 != 0
    {
      return core
    }
    let first = Int(state.coreStart[other])
    let count = Int(state.coreStart[other + 1]) - first
    guard count > 1 else { return nil }
    var core = first + random.below(count - 1)
    if core >= Int(state.chosen[other]) { core += 1 }
    return core
  }
}
