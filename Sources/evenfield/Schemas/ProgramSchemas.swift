import ArgumentParser
import PlanFiles
import Reporting

/// Every JSON Schema that the program prints: of the files that people write, and of the documents that it writes.
enum ProgramSchemas {
  struct Entry: Sendable {
    let kind: String
    let text: @Sendable () -> String
  }

  static let all: [Entry] =
    FileSchema.allCases.map { file in Entry(kind: file.rawValue, text: { file.text }) }
    + outputs.map { output in Entry(kind: output.kind, text: { output.text }) }

  /// Documents that the program writes.
  static let outputs: [OutputSchema] =
    ReportSchemas.all + [
      CertificateShapes.plan, CertificateShapes.stage, CertificateShapes.robust, CertificateShapes.design,
      ExportCommand.claimsSchema, ModelReport.schema, BenchShape.schema, ProgressPrinter.schema,
      KeptExport.schema,
      ConfigurationShape.listing,
      ConfigurationShape.file,
    ]
}
