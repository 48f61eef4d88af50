import Foundation
import TerritoryPlanning

/// The mean of places on the earth.
enum SphereCentre {
  /// The direction of the sum of the unit vectors, rounded to 0.0001 degrees; nil for no places or places
  /// that cancel out.
  static func of(_ places: [Coordinates]) -> Coordinates? {
    var (x, y, z) = (0.0, 0.0, 0.0)
    for place in places {
      let (latitude, longitude) = (place.latitude * .pi / 180, place.longitude * .pi / 180)
      x += cos(latitude) * cos(longitude)
      y += cos(latitude) * sin(longitude)
      z += sin(latitude)
    }
    let flat = (x * x + y * y).squareRoot()
    guard (flat * flat + z * z).squareRoot() > 1e-6 * Double(max(1, places.count)) else { return nil }
    func degrees(_ radians: Double) -> Double { (radians * 180 / .pi * 10_000).rounded() / 10_000 }
    return Coordinates(latitude: degrees(atan2(z, flat)), longitude: degrees(atan2(y, x)))
  }
}
