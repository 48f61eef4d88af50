/// The regions in which a representative holds any of the items hang together over the neighbours given. Asked
/// of every representative by itself; the pool is nobody and may hold what it likes. Hard.
public struct Contiguity: Sendable, Equatable {
  /// An item and the region that it counts for.
  public struct Place: Sendable, Equatable {
    public var item: Int
    public var region: Int
    public init(item: Int, region: Int) {
      self.item = item
      self.region = region
    }
  }
  /// Two neighbouring regions, in either order.
  public struct Edge: Sendable, Hashable {
    public var a: Int
    public var b: Int
    public init(a: Int, b: Int) {
      self.a = a
      self.b = b
    }
  }

  /// Name of the rule, as in files.
  public var rule: String
  /// The duty whose items are meant, for messages; nil: all duties together.
  public var duty: Int?
  /// Each item at most once.
  public var places: [Place]
  public var edges: [Edge]

  public init(rule: String, duty: Int?, places: [Place], edges: [Edge]) {
    self.rule = rule
    self.duty = duty
    self.places = places
    self.edges = edges
  }

  /// The connected parts of a set of regions, each ascending, in the order of their first regions.
  public func parts(of regions: Set<Int>) -> [[Int]] {
    var neighbours: [Int: [Int]] = [:]
    for edge in edges where regions.contains(edge.a) && regions.contains(edge.b) {
      neighbours[edge.a, default: []].append(edge.b)
      neighbours[edge.b, default: []].append(edge.a)
    }
    var unseen = regions
    var parts: [[Int]] = []
    for region in regions.sorted() where unseen.contains(region) {
      unseen.remove(region)
      var part = [region]
      var next = 0
      while next < part.count {
        for neighbour in neighbours[part[next]] ?? [] where unseen.remove(neighbour) != nil {
          part.append(neighbour)
        }
        next += 1
      }
      parts.append(part.sorted())
    }
    return parts
  }
}
