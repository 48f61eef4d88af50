import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// What the lists of a page show, embedded once for its script: names and work items that scenarios share, and of each
/// scenario who has what and why it changes hands.
///
/// Everything is a number or a text, lists stand for columns: a firm of 10,000 accounts takes about a megabyte.
struct ListData {
  static let elementID = "list-data"

  private var texts = SharedTexts()
  /// JSON of each distinct set of names and items, and its number.
  private var books: [String] = []
  private var bookNumbers: [String: Int] = [:]
  private var scenarios: [String] = []
  private let language: Language

  init(_ comparison: Comparison, language: Language) {
    self.language = language
    for result in comparison.results { scenarios.append(scenario(result)) }
  }

  /// A block of data that no browser runs.
  var markup: Markup {
    let words = ListWord.allCases.map { word in
      (key: word.rawValue, value: JSONValue.string(language.phrases.text(word)))
    }
    let json =
      "{\"words\":\(JSONValue.object(words).textForScript),\"texts\":\(ScriptJSON.texts(texts.all)),"
      + "\"books\":[\(books.joined(separator: ","))],\"scenarios\":[\(scenarios.joined(separator: ","))]}"
    return tag("script", [("type", "application/json"), ("id", Self.elementID)], .trusted(json))
  }

  // MARK: Names and items

  private mutating func book(_ context: PlanningContext, _ wording: PlanWording) -> Int {
    let data = context.data
    let present = data.regionsWithAccounts
    var loads: [Minutes: Int] = [:]
    var sizes: [Minutes] = []
    let loadOfItem = context.standardMinutes.map { minutes in
      if let known = loads[minutes] { return known }
      loads[minutes] = sizes.count
      sizes.append(minutes)
      return sizes.count - 1
    }
    let parts = [
      ("people", ScriptJSON.texts(data.representatives.map(\.id))),
      (
        "names",
        ScriptJSON.texts(
          data.representatives.map(\.name)
            + [language.phrases.label(Term.pool), language.phrases.label(Term.nobody)])
      ), ("regions", ScriptJSON.texts(data.regions.map(\.id))),
      ("places", ScriptJSON.texts(data.regions.map(\.name))),
      ("above", ScriptJSON.numbers(data.regions.map { $0.parent ?? -1 })),
      ("present", ScriptJSON.numbers(present)),
      ("duties", ScriptJSON.texts(data.parameters.duties.indices.map(wording.name(ofDuty:)))),
      ("accounts", ScriptJSON.texts(data.accounts.map(\.name))),
      ("regionOf", ScriptJSON.numbers(data.accounts.map(\.region))),
      ("account", ScriptJSON.numbers(context.items.map(\.account))),
      ("duty", ScriptJSON.numbers(context.items.map(\.duty))),
      ("load", ScriptJSON.numbers(loadOfItem)),
      ("minutes", ScriptJSON.numbers(sizes.map { Int($0.count) })),
      ("hours", ScriptJSON.texts(sizes.map { wording.figures.hours($0) })),
    ]
    let json = ScriptJSON.object(parts)
    if let known = bookNumbers[json] { return known }
    bookNumbers[json] = books.count
    books.append(json)
    return books.count - 1
  }

  // MARK: Scenarios

  private mutating func scenario(_ result: ScenarioResult) -> String {
    let wording = PlanWording(language: language, context: result.context)
    guard let evaluation = result.evaluation else { return "null" }
    let affected = AffectedPeople(result, evaluation)
    let marks = result.context.data.representatives.indices.map { affected.number(of: Holder($0)) ?? -1 }
    let list = MoveList(result, language: language)
    let marking = NearTieMarking(list)
    let moves = list.rows.map { move($0, marking, wording, list) }
    return ScriptJSON.object([
      ("book", String(book(result.context, wording))), ("marks", ScriptJSON.numbers(marks)),
      ("today", holders(result.context.today, result.context)),
      ("plan", result.newHolders.map { holders($0, result.context) } ?? "null"),
      ("explained", list.isExplained ? "true" : "false"),
      ("clear", marking.marksClearOnes ? "true" : "false"),
      ("moves", "[" + moves.joined(separator: ",") + "]"),
    ])
  }

  /// Representatives by number, then the pool, then nobody.
  private func holders(_ plan: Plan, _ context: PlanningContext) -> String {
    ScriptJSON.numbers(plan.holders.map { $0?.index ?? context.pool.index + 1 })
  }

  /// `[item, worth, its text, kind, reason]`; of an explained plan also `[cost to sort by, its text, mark, lines]`,
  /// and last the step.
  private mutating func move(
    _ row: MoveList.Row, _ marking: NearTieMarking, _ wording: PlanWording, _ list: MoveList
  ) -> String {
    var parts = [
      String(row.move.item), String(row.move.worthDifference.minorUnits), String(texts.number(of: row.worth)),
      String(texts.number(of: row.kind)), String(texts.number(of: row.reason)),
    ]
    let step = row.step.map { String($0) } ?? "-1"
    guard list.isExplained else { return "[" + (parts + [step]).joined(separator: ",") + "]" }
    parts.append(String(row.sortValueOfKeeping))
    parts.append(String(texts.number(of: row.textOfKeeping(wording))))
    parts.append(marking.mark(of: row).map { String(texts.number(of: wording.phrases.label($0))) } ?? "-1")
    let lines = row.answers(wording, order: list.order).map { line in
      ScriptJSON.numbers([texts.number(of: line.label)] + line.texts.map { texts.number(of: unbroken($0)) })
    }
    parts.append("[" + lines.joined(separator: ",") + "]")
    return "[" + (parts + [step]).joined(separator: ",") + "]"
  }
}

/// Texts by number, each kept once.
struct SharedTexts {
  private(set) var all: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(of text: String) -> Int {
    if let known = numbers[text] { return known }
    numbers[text] = all.count
    all.append(text)
    return all.count - 1
  }
}

/// JSON that stands inside `<script>`, written without a tree, since its lists are long.
enum ScriptJSON {
  static func numbers(_ values: [Int]) -> String {
    "[" + values.map { String($0) }.joined(separator: ",") + "]"
  }

  static func texts(_ values: [String]) -> String {
    JSONValue.array(values.map { .string($0.withoutControls) }).textForScript
  }

  /// - Parameter entries: keys of this module and finished JSON.
  static func object(_ entries: [(String, String)]) -> String {
    "{" + entries.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }
}

extension PlanData {
  /// Regions that have accounts, and those that contain them; ascending.
  fileprivate var regionsWithAccounts: [Int] {
    var isPresent = regions.map { _ in false }
    for account in accounts {
      var region: Int? = account.region
      // A chain of regions has an end; one that is known already has been followed.
      while let next = region, !isPresent[next] {
        isPresent[next] = true
        region = regions[next].parent
      }
    }
    return isPresent.indices.filter { isPresent[$0] }
  }
}

extension ScenarioResult {
  /// Who holds what as planned; nil where only today's plan was judged.
  fileprivate var newHolders: Plan? { newPlan?.plan }
}

/// Text in the fragment of an address, as `URLSearchParams` reads it.
enum FragmentText {
  static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
  }
}
