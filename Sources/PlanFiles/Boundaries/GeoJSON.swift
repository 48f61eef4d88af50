import Foundation

/// The part of GeoJSON (RFC 7946) that boundaries need: a collection of features with areas.
struct GeoJSON: Decodable {
  var type: String
  var features: [Feature]
  /// Withdrawn by RFC 7946 but still written by many programs.
  var crs: CoordinateSystem?

  struct Feature: Decodable {
    var type: String
    var id: Identifier?
    var properties: Properties?
    var geometry: Geometry?
  }

  struct Properties: Decodable { var id: Identifier? }

  struct CoordinateSystem: Decodable {
    struct Name: Decodable { var name: String? }
    var properties: Name?
  }

  /// Text or a whole number.
  enum Identifier: Decodable {
    case text(String)
    case number(Int64)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int64.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    var text: String {
      switch self {
      case .text(let text): text
      case .number(let number): String(number)
      }
    }
  }

  /// Longitude, latitude, and what else stands there.
  typealias Position = [Double]

  enum Geometry: Decodable {
    case area([[[Position]]])
    /// A type that is no area, by name.
    case other(String)

    private enum Key: String, CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      let type = try container.decode(String.self, forKey: .type)
      switch type {
      case "Polygon": self = .area([try container.decode([[Position]].self, forKey: .coordinates)])
      case "MultiPolygon": self = .area(try container.decode([[[Position]]].self, forKey: .coordinates))
      default: self = .other(type)
      }
    }
  }
}
