import AssignmentEngine
import Foundation
import PlanFiles
import TerritoryAssignment
import TerritoryPlanning

/// A certificate as a JSON file.
enum CertificateFile {
  /// Largest file that is read, in bytes: multipliers of a million rows take far less.
  static let sizeLimit = 128 << 20

  static func bytes(_ certificate: Certificate) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return Array(try encoder.encode(certificate)) + [0x0A]
  }

  /// Without line breaks: a tree may be large.
  static func bytes(_ certificate: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return Array(try encoder.encode(certificate)) + [0x0A]
  }

  /// What a file may hold.
  enum Content: Decodable {
    case plan(Certificate)
    case design(DesignCertificate)
    case stage(StageRecord)
    case robust(RobustRecord)

    private enum CodingKeys: String, CodingKey { case format }

    /// A certificate of a plan names no format.
    init(from decoder: any Decoder) throws {
      let format = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(
        String.self, forKey: .format)
      switch format {
      case DesignCertificate.format: self = .design(try DesignCertificate(from: decoder))
      case StageRecord.format: self = .stage(try StageRecord(from: decoder))
      case RobustRecord.format: self = .robust(try RobustRecord(from: decoder))
      default: self = .plan(try Certificate(from: decoder))
      }
    }
  }

  /// The certificate of a plan.
  ///
  /// - Throws: `InputFaults` where the file cannot be read or holds something else.
  static func readPlan(_ path: String) throws(InputFaults) -> Certificate {
    guard case .plan(let certificate) = try content(path) else { throw isNoPlans(path) }
    return certificate
  }

  /// That a file is not the certificate of a plan.
  static func isNoPlans(_ path: String) -> InputFaults {
    InputFaults(faults: [
      InputFault(
        place: SourcePlace(file: path, line: 0, column: 0), value: "",
        message: "is a certificate of a design, of a stage or of a robust plan, not of one plan",
        hint: "give certificates/NAME.json of a scenario without stages")
    ])
  }

  /// - Throws: `InputFaults` where the file cannot be read or is not a certificate.
  static func content(_ path: String) throws(InputFaults) -> Content {
    do {
      return try content(FileBytes.read(path: path, sizeLimit: sizeLimit), file: path)
    } catch let faults as InputFaults {
      throw faults
    } catch let fault as InputFault {
      throw InputFaults(faults: [fault])
    } catch {
      preconditionFailure("reading throws faults only: \(error)")
    }
  }

  /// The same of a file in hand; `path` is what faults call it.
  static func content(_ bytes: [UInt8], file path: String) throws(InputFaults) -> Content {
    do {
      return try JSONDecoder().decode(Content.self, from: Data(bytes))
    } catch {
      throw InputFaults(faults: [
        InputFault(
          place: SourcePlace(file: path, line: 0, column: 0), value: "",
          message: "is not a certificate: \(reason(error))",
          hint: "give a file that solve or compare wrote under certificates/, or certificate.json of design")
      ])
    }
  }
}

extension CertificateFile {
  /// Where and why a file could not be read as the JSON of a certificate, in a person's words.
  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    func at(_ context: DecodingError.Context) -> String {
      context.codingPath.isEmpty
        ? "" : "`\(context.codingPath.map(\.stringValue).joined(separator: "."))`: "
    }
    return switch error {
    case .keyNotFound(let key, let context): "\(at(context))`\(key.stringValue)` is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(at(context))holds another kind of value than it should"
    case .dataCorrupted(let context) where context.codingPath.isEmpty: "it is not valid JSON"
    case .dataCorrupted(let context): at(context) + context.debugDescription
    @unknown default: "\(error)"
    }
  }
}

/// What rechecking a certificate showed, for a person.
struct CertificateText {
  let verdict: CertificateVerdict
  /// Digits of the currency's minor unit.
  let digits: Int
  let currency: String

  var text: String {
    switch verdict {
    case .confirmed(let confirmed):
      var lines = ["The certificate holds; recomputed in integers, without a solver."]
      if let bound = confirmed.provenBound {
        lines.append("No legal plan is worth more than \(money(bound)).")
      }
      if let objective = confirmed.objective {
        lines.append("The plan given is legal and worth \(money(objective)).")
      }
      if let tighter = confirmed.uncheckedBound {
        lines.append(
          "The tighter bound of \(money(tighter)) rests on branch and bound and cannot be rechecked here.")
      }
      return lines.joined(separator: "\n")
    case .refused(let refusals):
      return (["The certificate does not hold:"] + refusals.map { "- \($0)" }).joined(separator: "\n")
    }
  }

  private func money(_ minorUnits: Int128) -> String {
    var unit: Int128 = 1
    for _ in 0..<digits { unit *= 10 }
    let (whole, part) = minorUnits.magnitude.quotientAndRemainder(dividingBy: UInt128(unit))
    let decimals = String(part)
    let fraction = digits == 0 ? "" : "." + String(repeating: "0", count: digits - decimals.count) + decimals
    return "\(minorUnits < 0 ? "-" : "")\(whole)\(fraction) \(currency)"
  }
}
