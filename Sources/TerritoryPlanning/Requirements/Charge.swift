/// Money that a plan pays for what it does, such as opening a region to a representative: part of the objective,
/// neither a bound nor a wish.
public struct Charge: Sendable {
  /// Name of the rule, as in files.
  public var rule: String
  /// What is paid for, such as `region_opening`; a phrase key.
  public var aspect: String
  public var subject: Limit.Subject
  /// Counts minor units of money; below 0 is a premium.
  public var measure: Limit.Measure

  public init(rule: String, aspect: String, subject: Limit.Subject, measure: Limit.Measure) {
    self.rule = rule
    self.aspect = aspect
    self.subject = subject
    self.measure = measure
  }
}
