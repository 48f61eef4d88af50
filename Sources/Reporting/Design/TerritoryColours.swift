import TerritoryAssignment
import TerritoryPlanning

/// Colours of territories: neighbours share one only where the neighbours of a territory have all eight already.
struct TerritoryColours {
  /// Number of the colour by territory, 0..<8.
  let numbers: [Int]

  static let count = 8

  init(_ design: TerritoryDesign) {
    let data = design.context.data
    var owner = [Int?](repeating: nil, count: data.regions.count)
    for (index, territory) in design.territories.enumerated() {
      for region in territory.regions { owner[region] = index }
    }
    var around = [Set<Int>](repeating: [], count: design.territories.count)
    for (region, mine) in owner.enumerated() {
      guard let mine else { continue }
      for neighbour in data.regions[region].neighbours {
        guard let other = owner[neighbour], other != mine else { continue }
        around[mine].insert(other)
        around[other].insert(mine)
      }
    }
    numbers = Self.colours(around)
  }

  /// Brelaz (1979): next comes the territory whose neighbours have most colours already, then the one with most
  /// neighbours, then the first. It takes, of the colours that fewest of its neighbours have, the one used least.
  static func colours(_ around: [Set<Int>]) -> [Int] {
    var numbers = [Int?](repeating: nil, count: around.count)
    var uses = [Int](repeating: 0, count: count)
    func key(_ territory: Int) -> (Int, Int, Int) {
      (Set(around[territory].compactMap { numbers[$0] }).count, around[territory].count, -territory)
    }
    for _ in around {
      let open = around.indices.filter { numbers[$0] == nil }
      guard let next = open.max(by: { key($0) < key($1) }) else { break }
      let clashes = (0..<count).map { colour in around[next].count { numbers[$0] == colour } }
      let best = (0..<count).min { (clashes[$0], uses[$0], $0) < (clashes[$1], uses[$1], $1) } ?? 0
      numbers[next] = best
      uses[best] += 1
    }
    return numbers.map { $0 ?? 0 }
  }
}
