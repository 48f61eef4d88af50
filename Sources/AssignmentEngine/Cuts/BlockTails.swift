/// The tightest row of a forest of blocks at a point: for every block the vertex that does not count in it.
///
/// A set S of vertices that is connected in the graph of the blocks has one vertex more than the blocks take:
/// |S| - (sum over blocks B that S meets of |S and B| - 1) = 1. With any vertex t(B) of each block,
///
///     sum over v of n_v - sum over blocks B of (sum over B of n_v - n_t(B)) <= 1
///
/// holds for the presences n of S, and so for those of every connected set of a graph all of whose edges lie
/// in blocks. Vertex v has the coefficient 1 - (blocks of v in which it is not the tail). A positive one
/// counts the share of one item, a negative one the shares of all.
struct BlockTails {
  /// Of the left side.
  private(set) var value = 0.0
  /// The tail of each block.
  private(set) var tails: [Int32]

  /// - Parameters:
  ///   - forest: the blocks.
  ///   - single: what a vertex counts with coefficient 1.
  ///   - all: what it counts with a negative coefficient, for each unit; at least `single`.
  init(_ forest: BlockForest, single: [Double], all: [Double]) {
    // Best sums below a vertex, without and with the block above it taking the vertex as its tail.
    var below = [Double](repeating: 0, count: single.count)
    /// The block below a vertex that gains most if its tail is not the vertex, how much, and what the others gain.
    var dearest = [Int32](repeating: -1, count: single.count)
    var dearestGain = [Double](repeating: 0, count: single.count)
    var otherGain = [Double](repeating: 0, count: single.count)
    func asTail(_ v: Int) -> Double { single[v] + max(0, dearestGain[v] - single[v]) + otherGain[v] }
    func notAsTail(_ v: Int) -> Double { max(0, dearestGain[v] - all[v]) + otherGain[v] }
    var gain = [Double](repeating: 0, count: forest.blocks.count)
    tails = [Int32](repeating: -1, count: forest.blocks.count)
    for (number, block) in forest.blocks.enumerated() {
      let above = Int(block[block.count - 1])
      for vertex in block.dropLast().map(Int.init) {
        below[above] += below[vertex] + notAsTail(vertex)
        let more = asTail(vertex) - notAsTail(vertex)
        if tails[number] < 0 || more > gain[number] { (tails[number], gain[number]) = (Int32(vertex), more) }
      }
      let lesser = min(gain[number], dearestGain[above])
      if gain[number] > dearestGain[above] || dearest[above] < 0 {
        (dearest[above], dearestGain[above]) = (Int32(number), gain[number])
      }
      otherGain[above] += max(0, lesser - all[above])
    }
    for root in forest.roots { value += below[Int(root)] + asTail(Int(root)) }
    // From the roots down: a block has the chosen vertex below as its tail if that gains more than it costs above.
    var isTail = [Bool](repeating: false, count: single.count)
    for root in forest.roots { isTail[Int(root)] = true }
    for (number, block) in forest.blocks.enumerated().reversed() {
      let above = Int(block[block.count - 1])
      let isFirst = isTail[above] && dearest[above] == Int32(number)
      if gain[number] <= (isFirst ? single[above] : all[above]) { tails[number] = Int32(above) }
      for vertex in block.dropLast() { isTail[Int(vertex)] = vertex == tails[number] }
    }
  }
}
