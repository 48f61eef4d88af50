/// What is wrong with a cut that a certificate names.
public enum CutRefusal: Sendable, Equatable, CustomStringConvertible {
  /// The problem has no such connectivity or spread.
  case unknownRule(Int)
  /// The agent does not exist or is exempt.
  case agent(Int)
  /// The item does not exist or has no place.
  case item(Int)
  /// The nodes of a separator must exist, ascend and leave out the places of the two items.
  case malformedSeparator
  /// The agent can connect the two items' places without the separator.
  case notSeparated(first: Int, second: Int)
  /// The parts of a forest must be of ascending nodes, none in two, with one item each or none.
  case malformedParts
  /// The blocks of a forest must be of two parts and more, and make no circle.
  case malformedBlocks
  /// An edge of the agent's leads out of a part to one that shares no block with it, or to no part.
  case looseEdge(Int, Int)
  /// The part does not count one item, or the item lies outside.
  case itemOfPart(Int)
  /// The spread is measured in another way.
  case otherMeasure
  /// A member does not exist, is named twice or is missing, or there are more than the measure adds up.
  case members
  /// The row's figures exceed what rows can hold.
  case tooLarge

  public var description: String {
    switch self {
    case .unknownRule(let index): "rule \(index) does not exist"
    case .agent(let agent): "agent \(agent) does not exist or is exempt"
    case .item(let item): "item \(item) does not exist or has no place"
    case .malformedSeparator: "the separator's nodes are not ascending nodes beside the two places"
    case .notSeparated(let first, let second):
      "items \(first) and \(second) can be connected without the separator"
    case .malformedParts: "the parts are not of ascending nodes, each in one part, with one item or none each"
    case .malformedBlocks: "the blocks are not of two parts and more without a circle"
    case .looseEdge(let a, let b): "the nodes \(a) and \(b) are next to each other but in no block together"
    case .itemOfPart(let part): "part \(part) does not count the item named for it"
    case .otherMeasure: "the spread is measured in another way"
    case .members: "members are unknown, repeated, missing or too many"
    case .tooLarge: "the figures of its row are too large"
    }
  }
}
