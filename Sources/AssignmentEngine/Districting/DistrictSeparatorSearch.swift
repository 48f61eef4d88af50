/// Finds minimal separators that a point of the relaxation breaks (Oehrlein and Haunert 2017; Validi, Buchanan
/// and Lykhovyd 2022).
struct DistrictSeparatorSearch {
  /// Units of one parted component that separators are made for.
  static let unitsOfComponent = 3
  /// What a separator must be broken by.
  static let leastViolation = 0.02

  let graph: UnitGraph
  private var vertexCut: VertexCut
  private var label: [UInt8]
  private var far: [UInt8]
  private var isCut: [Bool]
  private var queue: [Int32] = []

  init(_ graph: UnitGraph) {
    self.graph = graph
    vertexCut = VertexCut(graph)
    label = [UInt8](repeating: 0, count: graph.unitCount)
    far = label
    isCut = [Bool](repeating: false, count: graph.unitCount)
  }

  /// Separators for the components of each centre's units that do not hold the centre; where there are none,
  /// and `deep` says so, least cuts for the units that are partly taken.
  ///
  /// - Parameter point: by centre, then unit.
  mutating func broken(by point: [Double], deep: Bool) -> [DistrictSeparator] {
    var found: [DistrictSeparator] = []
    let count = graph.unitCount
    for centre in 0..<count where point[centre * count + centre] > 1e-6 { part(centre, point, &found) }
    guard found.isEmpty, deep else { return found }
    for centre in 0..<count where point[centre * count + centre] > 0.05 { cut(centre, point, &found) }
    return found
  }

  private mutating func part(_ centre: Int, _ point: [Double], _ found: inout [DistrictSeparator]) {
    let base = centre * graph.unitCount
    graph.reach(from: centre, into: &label, queue: &queue) { point[base + $0] > 1e-6 }
    var isSeen = label.map { $0 == 1 }
    for unit in 0..<graph.unitCount where !isSeen[unit] && point[base + unit] > Self.leastViolation {
      graph.reach(from: unit, into: &label, queue: &queue) { point[base + $0] > 1e-6 }
      let component = queue.map(Int.init)
      for member in component { isSeen[member] = true }
      let heaviest = component.sorted {
        point[base + $0] != point[base + $1] ? point[base + $0] > point[base + $1] : $0 < $1
      }
      for member in component { far[member] = 1 }
      for unit in 0..<graph.unitCount { isCut[unit] = false }
      for member in component {
        for next in graph.neighbours(of: member) where far[Int(next)] == 0 { isCut[Int(next)] = true }
      }
      for member in component { far[member] = 0 }
      for member in heaviest.prefix(Self.unitsOfComponent) {
        found.append(minimal(unit: member, centre: centre))
      }
    }
  }

  private mutating func cut(_ centre: Int, _ point: [Double], _ found: inout [DistrictSeparator]) {
    let base = centre * graph.unitCount
    vertexCut.setCapacities { max(0, point[base + $0]) }
    let beside = Set(graph.neighbours(of: centre))
    for unit in 0..<graph.unitCount where unit != centre && !beside.contains(Int32(unit)) {
      let value = point[base + unit]
      guard value > 0.1 else { continue }
      if vertexCut.cut(centre, unit, lighterThan: value - Self.leastViolation, into: &isCut) {
        found.append(minimal(unit: unit, centre: centre))
      }
    }
  }

  /// Those of the marked units that lie beside both what is left around the centre and around the unit. Every
  /// path crosses one of them, and each is needed.
  private mutating func minimal(unit: Int, centre: Int) -> DistrictSeparator {
    let isCut = isCut
    graph.reach(from: centre, into: &label, queue: &queue) { !isCut[$0] }
    let near = label
    let boundary = (0..<graph.unitCount).map { candidate in
      isCut[candidate] && graph.neighbours(of: candidate).contains { near[Int($0)] == 1 }
    }
    graph.reach(from: unit, into: &far, queue: &queue) { !boundary[$0] }
    let units = (0..<graph.unitCount).filter { candidate in
      boundary[candidate] && graph.neighbours(of: candidate).contains { far[Int($0)] == 1 }
    }
    for index in far.indices { far[index] = 0 }
    return DistrictSeparator(centre: Int32(centre), unit: Int32(unit), units: units.map(Int32.init))
  }
}
