/// The documents that reports write as JSON.
public enum ReportSchemas {
  public static let all: [OutputSchema] = [
    JSONReport.schema, MoveOrderJSON.schema, ExplanationJSON.schema, DiffJSON.schema, ReplayJSON.schema,
    SizeJSON.schema, SweepJSON.schema, DesignJSON.schema, AlternativeJSON.schema, ContestJSON.schema,
    StressJSON.schema, RobustJSON.schema, HistoryJSON.schema, RunReport.schema,
    EstimateShape.schema,
  ]
}
