import Foundation

/// Rules that are put on top of a territory model, one or all at once, with their figures: what the file
/// `Benchmarks/rules.json` says. Shares are of 1; money is in the model's own units.
public struct RuleParameters: Codable, Sendable, Equatable {
  public struct Coupling: Codable, Sendable, Equatable {
    /// Duties of an account that are tied.
    var duties: [Int]
    /// Every so many-th account is meant; 1 means all.
    var everyAccount: Int
  }
  public struct Faces: Codable, Sendable, Equatable { var atMost: Int }
  public struct Families: Codable, Sendable, Equatable {
    /// Neighbouring accounts a family.
    var accounts: Int
    /// Every so many-th family of accounts is one.
    var everyFamily: Int
    var duty: Int
  }
  public struct Teams: Codable, Sendable, Equatable {
    var agents: Int
    var everyAccount: Int
  }
  public struct RegionsPerAgent: Codable, Sendable, Equatable { var atMost: Int }
  public struct RegionOpening: Codable, Sendable, Equatable { var cost: Double }
  public struct AgentsPerRegion: Codable, Sendable, Equatable {
    var atMost: Int
    var duty: Int
  }
  public struct Contiguity: Codable, Sendable, Equatable { var duties: [Int] }
  public struct Compactness: Codable, Sendable, Equatable {
    /// For each holder too many over two neighbouring regions.
    var pricePerEdge: Double
    var duty: Int
  }
  public struct Band: Codable, Sendable, Equatable {
    /// Around the mean.
    var tolerance: Double
    /// An item outside costs so much; hard where it is not given.
    var price: Double?
  }
  public struct Moves: Codable, Sendable, Equatable {
    /// Items that an agent may take over.
    var atMostTakenOver: Int
  }
  public struct MovesInAll: Codable, Sendable, Equatable {
    /// Share of the items that may change hands, in the place of the model's own.
    var atMostShare: Double
  }
  public struct Spread: Codable, Sendable, Equatable { var atMost: Double }
  public struct Headcount: Codable, Sendable, Equatable {
    /// The last so many agents may be left out.
    var optional: Int
    var cost: Double
  }
  public struct Visits: Codable, Sendable, Equatable {
    struct Level: Codable, Sendable, Equatable {
      /// Of the standard minutes and of the standard value.
      var minutes: Double
      var value: Double
    }
    var levels: [Level]
  }
  public struct Pins: Codable, Sendable, Equatable {
    /// Every so many-th item stays with its incumbent.
    var everyItem: Int
    /// Of these duties; of all where it is not given.
    var duties: [Int]?
  }

  var pins: Pins
  var visits: Visits
  var sameHolder: Coupling
  var differentHolders: Coupling
  var faces: Faces
  var families: Families
  var teams: Teams
  var agentsPerRegion: AgentsPerRegion
  var regionsPerAgent: RegionsPerAgent
  var regionOpening: RegionOpening
  var contiguity: Contiguity
  var compactness: Compactness
  var numberOfItems: Band
  var pricedNumberOfItems: Band
  var movesPerAgent: Moves
  var movesInAll: MovesInAll
  var headcount: Headcount
  var gini: Spread
  var totalDeviation: Spread

  /// The rules by name, in the order in which they are put on a model.
  public enum Rule: String, CaseIterable, Sendable {
    case pins, visits, sameHolder, differentHolders, faces, families, teams, agentsPerRegion
    case regionsPerAgent, regionOpening, contiguity, compactness, numberOfItems, pricedNumberOfItems
    case movesPerAgent, movesInAll, headcount, gini, totalDeviation

    /// As the file writes it.
    var name: String {
      rawValue.reduce(into: "") { name, letter in
        name += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
      }
    }
  }

  public static func read(_ path: String) throws -> RuleParameters {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(RuleParameters.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw UnusableInput(text: "\(path): cannot be read as parameters of rules: \(error)")
    }
  }
}
