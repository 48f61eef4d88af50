import TerritoryPlanning
import Testing

@testable import PlanFiles

/// Who is meant by what an owner column holds.
struct OwnerTests {
  private var accounts = """
    Customer ID,Customer,Province,Owner,Owner ID,Service
    1,Alpha,JS,Ann Lee,u1,Bo Zhang
    2,Beta,GD,Ann Lee,u1,
    3,Gamma,GD,bo@firm.example,u2,Ann Lee

    """
  private var users = """
    name,email,id,aliases,role,in_plan
    Ann Lee,ann@firm.example,u1,安澜|Annie,hunter,
    Bo Zhang,bo@firm.example,u2,,,
    Kim Ross,kim@firm.example,u3,,,no

    """
  private var extra = ""

  private func imported(users: String?, _ accounts: String) throws -> CRMImport {
    let folder = try TemporaryFolder()
    try folder.write("accounts.csv", accounts)
    let elsewhere = try TemporaryFolder()
    let list = try users.map { try elsewhere.write("users.csv", $0) }
    let map = try elsewhere.write(
      "map.yaml",
      """
      value: {current: {column: {name: Customer ID, times: 100}}, potential: {times_current: 1}}
      \(extra)
      """)
    return try CRMImport(
      ImportRequest(
        export: folder.path, map: map, profile: "plain", users: list, period: "2026-10-01..2026-12-31",
        currency: "CNY"))
  }

  private func faults(users: String?, _ accounts: String) throws -> [String] {
    do {
      _ = try imported(users: users, accounts)
      return []
    } catch let error as InputFaults {
      return error.faults.map { "\($0.place.line) \($0.value): \($0.message)" }
    }
  }

  @Test func namesMailsIDsAndAliasesMeanTheSamePerson() throws {
    let plain = try imported(users: users, accounts).text("assignments.csv")
    #expect(plain.contains("1,acquisition,Ann Lee"))
    #expect(plain.contains("3,acquisition,Bo Zhang"))
    for other in ["安澜", "ANNIE", "ann@firm.example", "Ann Lee (ann@firm.example)", "[\"u1\"]", "u1"] {
      let cell = other.contains("\"") ? "\"[\"\"u1\"\"]\"" : other
      let text = accounts.replacing("Ann Lee,u1", with: "\(cell),")
      #expect(try imported(users: users, text).text("assignments.csv") == plain, "\(other)")
    }
  }

  @Test func listedRolesAndPeopleNotPlannedForCount() throws {
    let text = accounts.replacing("2,Beta,GD,Ann Lee,u1", with: "2,Beta,GD,Kim Ross,u3")
    let result = try imported(users: users, text)
    #expect(result.text("representatives.csv").contains("Ann Lee,Ann Lee,hunter"))
    #expect(!result.text("representatives.csv").contains("Kim"))
    #expect(!result.text("assignments.csv").contains("2,"))
    #expect(result.report.notes.contains { $0.fact == .people(.accountsWithoutOwner) })
  }

  @Test func unknownOwnersAreFaultsWithTheNearest() throws {
    let text = accounts.replacing("1,Alpha,JS,Ann Lee,u1", with: "1,Alpha,JS,Ann Le,")
    #expect(try faults(users: users, text) == ["2 Ann Le: unknown owner"])
  }

  @Test func twoPeopleOfOneNameMustBeSettled() throws {
    let both = users + "Ann Lee,lee@firm.example,u4,,,\n"
    let names = accounts.replacing("Owner ID", with: "Note")
    #expect(try faults(users: both, names) == ["2 Ann Lee: is the name of several people (2 rows)"])
    // The id beside the name settles it.
    let result = try imported(users: both, accounts)
    #expect(result.text("assignments.csv").contains("1,acquisition,ann@firm.example"))
    // Without a list of users two ids of one name cannot be told apart.
    let two = accounts.replacing("2,Beta,GD,Ann Lee,u1", with: "2,Beta,GD,Ann Lee,u4")
    #expect(try faults(users: nil, two) == ["3 Ann Lee: is the name of two owners, u1 and u4"])
  }

  @Test func aDutyMayHaveAColumnOfItsOwn() throws {
    var test = self
    test.extra = "accounts: {owners: {after_sales: Service}}"
    let result = try test.imported(users: users, accounts)
    #expect(
      result.text("assignments.csv").split(separator: "\n").map(String.init) == [
        "account,duty,representative", "1,acquisition,Ann Lee", "1,maintenance,Ann Lee",
        "1,after_sales,Bo Zhang",
        "2,acquisition,Ann Lee", "2,maintenance,Ann Lee", "3,acquisition,Bo Zhang", "3,maintenance,Bo Zhang",
        "3,after_sales,Ann Lee",
      ])
    let owners = result.kept.table(of: .accounts)?.table.owners ?? []
    #expect(owners.map(\.duty) == ["acquisition", "maintenance", "after_sales"])
    #expect(owners.map(\.column) == ["Owner", "Owner", "Service"])
    #expect(owners[0].idColumn == "Owner ID")
  }

  @Test func emptyRegionsAreFaultsUntilTheMapNamesOne() throws {
    let text = accounts.replacing("1,Alpha,JS", with: "1,Alpha,")
    #expect(try faults(users: users, text).first == "2 : is an account without a region")
    var test = self
    test.extra = "accounts: {without_region: elsewhere}"
    #expect(try test.imported(users: users, text).text("accounts.csv").contains("1,Alpha,elsewhere"))
  }

  @Test func errorsOfFormulasAreRefused() throws {
    let text = accounts.replacing("1,Alpha,JS,Ann Lee,u1", with: "1,Alpha,#N/A,Ann Lee,#REF!")
    #expect(try faults(users: users, text).contains("2 #N/A: is an error of a formula"))
    #expect(try faults(users: users, text).contains("2 #REF!: is an error of a formula"))
  }

  @Test func zerosThatASpreadsheetDroppedAreNamed() throws {
    var export = SmallExport()
    export.accounts = export.accounts.replacing("C1", with: "0071").replacing("C2", with: "0072")
    export.deals = export.deals.replacing("C1", with: "71").replacing("C2", with: "0072")
    let fault = try #require(try export.faults().first)
    #expect(fault.value == "71")
    #expect(
      fault.hint == "a spreadsheet may have dropped zeros of 0071: export again with this column as text")
  }

  @Test func namesOfKeptFilesStayInTheirFolder() {
    typealias Assembly = ImportAssembly
    #expect(Assembly.keptName("../../etc/passwd", besides: []) == "passwd")
    #expect(Assembly.keptName("..", besides: []) == "export..")
    #expect(Assembly.keptName("b/users.csv", besides: ["Users.csv"]) == "2-users.csv")
    #expect(Assembly.keptName("SOURCE.json", besides: []) == "2-SOURCE.json")
  }
}
