import TerritoryPlanning

/// One account of the export, with what was found out about it.
struct ImportedAccount {
  var id: String
  var name: String
  var region: String
  var coordinates: Coordinates?
  var industry: String
  var segment: String
  var parent: String
  /// As the export names the owner, and as a second column numbers them.
  var owner: String
  var ownerID: String
  /// Id of the owner in the plan; nil where nobody of the plan owns the account.
  var holder: String?
  var isNamed: Bool
  var row: Int
  /// A period's revenue with us, and what it could be, in major units of the currency.
  var current = 0.0
  var potential = 0.0
  /// By duty id, in the order of the map.
  var incumbents: [(duty: String, person: String)] = []
}

/// One person of the export.
struct ImportedPerson {
  var id: String
  var name: String
  var team: String
  var manager: String
  var region: String
  var home: Coordinates?
  var role: Representative.Role?
  /// Of the period; nil: as everybody.
  var workingMinutes: Int64?
  var row: Int
}

/// The steps of an import, which share what they found and collect every fault.
struct ImportAssembly {
  let map: ImportMap
  let folder: ExportFolder
  /// What the user's repairs read otherwise, by table.
  let repairs: [CleaningTable.Kind: RepairedCells]
  var report = ImportReport()
  var faults: [InputFault] = []
  var people: [ImportedPerson] = []
  var accounts: [ImportedAccount] = []
  /// Distinct regions in order of first appearance.
  var regions: [String] = []
  var deals: ImportedDeals?
  /// Everybody whom the export's owner columns may name, in the plan or not.
  var directory = UserDirectory()
  /// The table that names the people: a list of people, of users, or the accounts with their owners.
  var peopleTable: ExportTable?
  var accountTable: ExportTable?
  var dealTable: ExportTable?
  /// Headers of the list of users by what they mean.
  var userColumns: [String: String] = [:]
  /// Owner columns with their form, for what is kept.
  var owners: [KeptExport.Owner] = []
  var dealOwner: KeptExport.Owner?

  init(map: ImportMap, folder: ExportFolder, repairs: [CleaningTable.Kind: RepairedCells] = [:]) {
    self.map = map
    self.folder = folder
    self.repairs = repairs
  }

  /// Files in the order in which faults are listed.
  var fileOrder: [String] { [map.accounts.file, map.peopleFile] + (map.deals.map { [$0.file] } ?? []) }

  func repairs(of table: CleaningTable.Kind) -> RepairedCells { repairs[table] ?? RepairedCells() }

  /// A fact about a whole file.
  func whole(_ file: String) -> SourcePlace { SourcePlace(file: file, line: 0, column: 0) }

  mutating func assume(_ file: String, _ fact: ImportFact) {
    report.note(.assumed, whole(file), "", 0, fact)
  }

  mutating func refuse(_ place: SourcePlace, _ value: String, _ message: String, _ hint: String) {
    faults.append(InputFault(place: place, value: value, message: message, hint: hint))
  }

  /// Says how a file was encoded where it was not UTF-8.
  mutating func noteEncoding(_ table: ExportTable) {
    guard table.table.encoding == .gb18030 else { return }
    report.note(.noticed, whole(table.table.file), "", 0, .reading(.encodedInGB18030))
  }
}
