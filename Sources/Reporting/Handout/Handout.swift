public import ScenarioRunning
public import TerritoryPlanning

/// One plan of one scenario, as it is handed out to everybody who acts on it: what all hand-outs are made from.
///
/// Files made from it depend on nothing else, neither on the clock nor on the machine.
public struct Handout: Sendable {
  /// The plan with what is known about it; `evaluation` is never nil.
  public let result: ScenarioResult
  /// Name of the case, such as the folder's.
  public let caseName: String
  /// At least one; the first is that of files that exist once.
  public let languages: [Language]
  /// The day that is printed on what is handed out.
  public let date: CalendarDay
  /// Version of the program.
  public let program: String
  /// How the CRM knows people; empty where no import told.
  public let contacts: RoutingContacts
  /// For each representative of the data the name of a file about them, without its ending.
  public let fileNames: [String]

  /// - Parameters:
  ///   - result: has an evaluation: of a new plan, or of today.
  ///   - languages: at least one.
  public init(
    _ result: ScenarioResult, caseName: String, languages: [Language], date: CalendarDay, program: String,
    contacts: RoutingContacts = RoutingContacts()
  ) {
    precondition(result.evaluation != nil, "without a plan nothing is handed out")
    precondition(!languages.isEmpty, "a hand-out has a language")
    self.result = result
    self.caseName = caseName
    self.languages = languages
    self.date = date
    self.program = program
    self.contacts = contacts
    fileNames = FileNames.of(result.context.data.representatives.map(\.id))
  }

  /// The plan in hand: the new one, or today's where that alone was asked for.
  public var plan: Plan { result.newPlan?.plan ?? result.context.today }

  /// The plan's evaluation.
  public var evaluation: Evaluation {
    guard let evaluation = result.evaluation else { preconditionFailure("checked when it was made") }
    return evaluation
  }

  /// Today's evaluation, where there is a new plan to hold it against.
  public var before: Evaluation? { result.newPlan == nil ? nil : result.today }

  /// Tells whether two plans of one scenario are the same.
  public var planHash: String { NamedPlan(plan, in: result.context).contentHash }

  /// The name of a file about a representative, without its ending.
  public func fileName(ofRepresentative representative: Int) -> String { fileNames[representative] }

  /// The same by id.
  ///
  /// - Precondition: the data have a representative of this id.
  public func fileName(for id: String) -> String {
    guard let index = result.context.data.representatives.firstIndex(where: { $0.id == id }) else {
      preconditionFailure("no representative has the id \(id)")
    }
    return fileNames[index]
  }

  /// A file's name in one of the languages: that of the first has none of its own, as in `comparison.zh.html`.
  public func fileName(_ stem: String, _ ending: String, language: Language) -> String {
    language == languages[0] ? "\(stem).\(ending)" : "\(stem).\(language.rawValue).\(ending)"
  }
}

/// One file of a hand-out.
public struct HandoutFile: Sendable, Equatable {
  /// Its place in the folder, with `/` between folders: "people/r-07.html".
  public var name: String
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}
