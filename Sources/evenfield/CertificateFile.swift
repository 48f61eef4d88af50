import AssignmentEngine
import Foundation

/// A certificate as a JSON file.
enum CertificateFile {
  static func bytes(_ certificate: Certificate) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return Array(try encoder.encode(certificate)) + [0x0A]
  }
}
