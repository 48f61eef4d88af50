/// A rule about where the items of an agent lie: the places of one agent hang together.
///
/// Some items lie at nodes of a graph. For every agent but the exempt one, the nodes at which it takes at least
/// one of the placed items must induce a connected subgraph; an agent that takes none of them complies.
public struct Connectivity: Sendable, Equatable {
  public struct Edge: Sendable, Equatable {
    /// Nodes, `a` < `b`.
    public var a, b: Int32
    public init(_ a: Int32, _ b: Int32) {
      self.a = a
      self.b = b
    }
  }

  public struct Place: Sendable, Equatable {
    public var item, node: Int32
    public init(item: Int32, node: Int32) {
      self.item = item
      self.node = node
    }
  }

  /// Nodes are numbered from 0.
  public var nodeCount: Int
  /// Undirected, each once.
  public var edges: [Edge]
  /// Where items lie, each item at most once; the rule does not look at items without a place.
  public var places: [Place]
  /// An agent that the rule does not look at (a pool shared by everybody), if there is one.
  public var exempt: Int32?

  public init(nodeCount: Int, edges: [Edge], places: [Place], exempt: Int32? = nil) {
    self.nodeCount = nodeCount
    self.edges = edges
    self.places = places
    self.exempt = exempt
  }
}

extension Connectivity {
  /// The neighbours of each node, ascending.
  func neighbours() -> [[Int32]] {
    var neighbours = [[Int32]](repeating: [], count: nodeCount)
    for edge in edges {
      neighbours[Int(edge.a)].append(edge.b)
      neighbours[Int(edge.b)].append(edge.a)
    }
    return neighbours.map { $0.sorted() }
  }

  /// The connected components of the subgraph that some nodes induce, each ascending, by their first node.
  ///
  /// - Parameter isIn: one a node.
  func components(of isIn: [Bool], neighbours: [[Int32]]) -> [[Int32]] {
    var isSeen = [Bool](repeating: false, count: nodeCount)
    var components: [[Int32]] = []
    for start in 0..<nodeCount where isIn[start] && !isSeen[start] {
      isSeen[start] = true
      var component = [Int32(start)]
      var next = 0
      while next < component.count {
        for node in neighbours[Int(component[next])] where isIn[Int(node)] && !isSeen[Int(node)] {
          isSeen[Int(node)] = true
          component.append(node)
        }
        next += 1
      }
      components.append(component.sorted())
    }
    return components
  }
}
