import Testing

@testable import TerritoryPlanning

@Suite struct GabrielGraphTests {
  private func graph(_ places: [(Double, Double)]) -> [[Int]] {
    GabrielGraph(places.map { Coordinates(latitude: $0.0, longitude: $0.1) }).neighbours
  }

  @Test func aPlaceBetweenTwoPartsThem() {
    #expect(graph([(30, 120), (30, 121), (30, 122)]) == [[1], [0, 2], [1]])
  }

  @Test func aPlaceAsideDoesNot() {
    // The third place sees the first two under less than a right angle.
    #expect(graph([(30, 120), (30, 121), (31, 120.5)]) == [[1, 2], [0, 2], [0, 1]])
  }

  @Test func equalPlacesAreJoined() {
    #expect(graph([(30, 120), (30, 120), (30, 121)]) == [[1, 2], [0, 2], [0, 1]])
  }

  @Test func theDateLineAndThePoleAreNowhereSpecial() {
    #expect(graph([(0, 179), (0, 180), (0, -179)]) == [[1], [0, 2], [1]])
    #expect(graph([(89, 0), (90, 17), (89, 180)]) == [[1], [0, 2], [1]])
  }

  @Test func fewPlaces() {
    #expect(graph([]) == [])
    #expect(graph([(30, 120)]) == [[]])
  }

  /// The definition in great circles: nobody is nearer to the middle of the way than its two ends.
  @Test(arguments: 1...8)
  func agreesWithTheDefinition(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let places = (0..<14).map { _ in
      Coordinates(
        latitude: Double.random(in: 20...45, using: &random),
        longitude: Double.random(in: 90...125, using: &random))
    }
    let points = places.map(SpherePoint.init)
    for (a, neighbours) in GabrielGraph(places).neighbours.enumerated() {
      for b in places.indices where b != a {
        let sum = (
          points[a].x + points[b].x, points[a].y + points[b].y, points[a].z + points[b].z
        )
        func nearness(_ point: SpherePoint) -> Double { point.x * sum.0 + point.y * sum.1 + point.z * sum.2 }
        let isFree = places.indices.allSatisfy {
          $0 == a || $0 == b || nearness(points[$0]) <= nearness(points[a])
        }
        #expect(neighbours.contains(b) == isFree)
      }
    }
  }

  @Test(arguments: 1...8)
  func everythingHangsTogetherBothWays(seed: UInt64) {
    var random = SplitMix(seed: seed &+ 100)
    let places = (0..<40).map { _ in
      Coordinates(
        latitude: Double.random(in: -60...60, using: &random),
        longitude: Double.random(in: -180...180, using: &random))
    }
    let graph = GabrielGraph(places).neighbours
    var reached: Set<Int> = [0]
    var front = [0]
    while let place = front.popLast() {
      for next in graph[place] where reached.insert(next).inserted { front.append(next) }
    }
    #expect(reached.count == places.count)
    for (a, neighbours) in graph.enumerated() {
      #expect(neighbours == neighbours.sorted() && neighbours.allSatisfy { graph[$0].contains(a) })
    }
  }
}
