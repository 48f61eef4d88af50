import ArgumentParser
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// A plan back into the CRM that it came from.
struct WriteBackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "writeback",
    abstract: "Write the owners of a plan as files that the CRM imports, with files that undo them.",
    discussion: """
      The plan folder must come from `import`, which keeps the CRM's export. With --fresh the CRM is compared with \
      that export, account by account: code 2, and nothing is written, where owners were changed by somebody else, \
      accounts are gone or ids occur twice, where a person cannot be named in the CRM, or where the plan breaks \
      rules. The folder of -o gets README.txt, changes.csv, the owners files and the undo files; docs/write-back.md \
      says what each CRM takes.
      """)

  @Argument(help: "The plan folder that import made, or a scenario file in it.")
  var path: String

  @Option(help: "The plan: a CSV file as written by solve or compare, or run:12.")
  var plan: String

  @Option(help: "The scenario of the folder.", completion: ScenarioNames.completion)
  var scenario: String?

  @Option(help: "The folder of a fresh export of the accounts, with the same columns as the first.")
  var fresh: String?

  @Flag(help: "Write without a fresh export; the name of every file then says so.")
  var unchecked = false

  @Option(
    help:
      "The duty whose holder becomes the owner; several with a comma, the first that an account has counts.")
  var ownerDuty: String?

  @Option(help: "The form of the files; docs/write-back.md lists those of each CRM.")
  var form: String?

  @Flag(help: "Write a plan that breaks rules of the scenario.")
  var despiteRules = false

  @OptionGroup var jiandaoyun: JiandaoyunOptions
  @OptionGroup var place: StorePlace
  @OptionGroup var presentation: PresentationOptions

  @Option(name: .shortAndLong, help: "The folder to write; it must be new or empty.")
  var output: String

  func validate() throws {
    if (fresh == nil) != unchecked {
      throw ValidationError(
        unchecked
          ? "--unchecked writes without a fresh export; leave out one of --fresh and --unchecked."
          : "Give --fresh and the folder of a fresh export, or --unchecked to overwrite what others may have changed."
      )
    }
  }

  func run() throws {
    let (caseName, scenario) = try ScenarioSource.oneOfCase(path, name: scenario)
    let kept = try KeptFolder.load(path)
    let context = PlanningContext(data: scenario.data)
    let named = try PlanArgument(plan, in: place).load(in: context)
    try PlanFit.refuse(named.plan, named.name)
    let evaluation = try judge(named.plan.plan, scenario, context)
    let written: WriteBack
    do throws(WriteBackStop) {
      written = try WriteBack(named.plan.plan, in: context, kept: kept, question())
    } catch {
      throw WriteBackRefusalText(context, fresh: fresh).report(error)
    }
    let report = WriteBackReport(
      written, named.plan.plan, in: context, evaluation: evaluation, kept: kept, fresh: fresh,
      names: (caseName, scenario.name, named.name))
    try OutputFolder.writeNew(output, report.files(presentation.languages))
    print(report.readme(presentation.languages[0]).summary, terminator: "")
  }

  private func question() throws(WriteBackStop) -> WriteBack.Question {
    var question = WriteBack.Question(fresh: fresh)
    question.ownerDuties =
      ownerDuty.map { $0.split(separator: ",").map { String($0.drop { $0 == " " }) } } ?? []
    if let form {
      guard let format = OwnerFileFormat(rawValue: form) else {
        throw .fault(.unknownForm(form, known: OwnerFileFormat.allCases.map(\.rawValue)))
      }
      question.format = format
    }
    question.jiandaoyun = jiandaoyun.form
    return question
  }

  /// The plan judged by the scenario's rules; one that breaks them is not written without say-so.
  private func judge(_ plan: Plan, _ scenario: Scenario, _ context: PlanningContext) throws -> Evaluation {
    let judge = try PlanJudge(context: context, rules: scenario.rules, objective: scenario.objective)
    let evaluation = judge.judge(plan)
    guard evaluation.isLegal || despiteRules else {
      let wording = PlanWording(language: presentation.languages[0], context: context)
      StandardError.write(
        (["The plan breaks rules of the scenario:"] + evaluation.violations.map { "- " + wording.text($0) }
          + ["Nothing was written; correct the plan, or add --despite-rules."]).joined(separator: "\n"))
      throw EndWith(status: ExitStatus.checkFailed)
    }
    return evaluation
  }
}

/// What Jiandaoyun's interface wants to know beside the data.
struct JiandaoyunOptions: ParsableArguments {
  @Option(help: "Jiandaoyun: the id of the application (app_id).")
  var app: String?

  @Option(help: "Jiandaoyun: the id of the form (entry_id).")
  var entry: String?

  @Option(
    parsing: .singleValue,
    help: "Jiandaoyun: the id of an owner column's field, as \"负责人=_widget_1432728651402\"; may be repeated.")
  var widget: [String] = []

  func validate() throws {
    for text in widget where Self.pair(text) == nil {
      throw ValidationError(
        "--widget is `\(text)`; write the column, =, and an id such as _widget_1432728651402.")
    }
  }

  var form: JiandaoyunForm {
    JiandaoyunForm(
      application: app ?? "", entry: entry ?? "",
      widgets: Dictionary(widget.compactMap(Self.pair), uniquingKeysWith: { $1 }))
  }

  private static func pair(_ text: String) -> (String, String)? {
    guard let sign = text.lastIndex(of: "=") else { return nil }
    let (column, id) = (String(text[..<sign]), String(text[text.index(after: sign)...]))
    guard !column.isEmpty, id.hasPrefix("_widget_"), id.count > "_widget_".count else { return nil }
    return (column, id)
  }
}
