internal import CGEOS
import TerritoryPlanning

/// What GEOS answered instead of a geometry.
struct GeometryError: Error, Equatable {
  let message: String
}

/// A session with GEOS. Its geometries must not outlive it, nor may two threads share one.
final class GeometrySession {
  fileprivate let handle: GEOSContextHandle_t
  /// The last error that GEOS reported.
  private var message = ""

  init() {
    handle = GEOS_init_r()
    GEOSContext_setErrorMessageHandler_r(
      handle,
      { text, session in
        guard let text, let session else { return }
        Unmanaged<GeometrySession>.fromOpaque(session).takeUnretainedValue().message = String(cString: text)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { GEOS_finish_r(handle) }

  fileprivate func taken(_ geometry: OpaquePointer?) throws(GeometryError) -> Geometry {
    guard let geometry else { throw GeometryError(message: message) }
    return Geometry(geometry, session: self)
  }

  /// A ring or, where it does not matter that it is closed, a line. Places are x, y, x, y, ...
  private func ring(_ places: [Double]) throws(GeometryError) -> Geometry {
    let sequence = places.withUnsafeBufferPointer {
      GEOSCoordSeq_copyFromBuffer_r(handle, $0.baseAddress, UInt32(places.count / 2), 0, 0)
    }
    guard let sequence else { throw GeometryError(message: message) }
    return try taken(GEOSGeom_createLinearRing_r(handle, sequence))
  }

  private func collection(_ kind: GEOSGeomTypes, _ parts: [Geometry]) throws(GeometryError) -> Geometry {
    var pointers = parts.map { $0.handedOver() as OpaquePointer? }
    return try taken(
      GEOSGeom_createCollection_r(handle, Int32(bitPattern: kind.rawValue), &pointers, UInt32(parts.count)))
  }

  /// The area of polygons, each an outer ring and its holes.
  func area(_ polygons: [[[Double]]]) throws(GeometryError) -> Geometry {
    var parts: [Geometry] = []
    for rings in polygons {
      guard let outer = rings.first else { continue }
      let shell = try ring(outer)
      var holes: [Geometry] = []
      for hole in rings.dropFirst() { holes.append(try ring(hole)) }
      var pointers = holes.map { $0.handedOver() as OpaquePointer? }
      parts.append(
        try taken(
          GEOSGeom_createPolygon_r(handle, shell.handedOver(), &pointers, UInt32(pointers.count))))
    }
    return try collection(GEOS_MULTIPOLYGON, parts)
  }

  /// The lines of rings.
  func lines(_ rings: [[Double]]) throws(GeometryError) -> Geometry {
    var parts: [Geometry] = []
    for places in rings { parts.append(try ring(places)) }
    return try collection(GEOS_MULTILINESTRING, parts)
  }
}

/// A geometry of GEOS, destroyed with its last reference.
final class Geometry {
  private var pointer: OpaquePointer?
  private let session: GeometrySession
  private var handle: GEOSContextHandle_t { session.handle }

  fileprivate init(_ pointer: OpaquePointer, session: GeometrySession) {
    self.pointer = pointer
    self.session = session
  }

  deinit { if let pointer { GEOSGeom_destroy_r(handle, pointer) } }

  /// Gives the geometry to a larger one, which will destroy it.
  fileprivate func handedOver() -> OpaquePointer {
    defer { pointer = nil }
    return pointer!
  }

  /// What makes the area invalid, such as a ring that crosses itself; nil when it is valid.
  var objection: String? {
    guard GEOSisValid_r(handle, pointer) != 1 else { return nil }
    guard let reason = GEOSisValidReason_r(handle, pointer) else { return "invalid geometry" }
    defer { GEOSFree_r(handle, reason) }
    return String(cString: reason)
  }

  /// The part inside an upright rectangle.
  func clipped(x: ClosedRange<Double>, y: ClosedRange<Double>) throws(GeometryError) -> Geometry {
    try session.taken(
      GEOSClipByRect_r(handle, pointer, x.lowerBound, y.lowerBound, x.upperBound, y.upperBound))
  }

  /// Everything at most `distance` away; round ends are drawn with eight chords a quarter circle.
  func widened(by distance: Double) throws(GeometryError) -> Geometry {
    try session.taken(GEOSBuffer_r(handle, pointer, distance, 8))
  }

  func intersection(with other: Geometry) throws(GeometryError) -> Geometry {
    try session.taken(GEOSIntersection_r(handle, pointer, other.pointer))
  }

  var length: Double {
    var length = 0.0
    return GEOSLength_r(handle, pointer, &length) == 1 ? length : 0
  }
}
