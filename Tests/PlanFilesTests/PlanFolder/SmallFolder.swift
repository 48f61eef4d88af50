import Foundation
import TerritoryPlanning

@testable import PlanFiles

/// The files of a small plan without faults, to be changed one by one.
struct SmallFolder {
  var files: [String: String] = [
    "plan.yaml": """
    period: "2026 Q4"
    period_start: 2026-10-01
    period_end: 2026-12-31
    currency: CNY
    """,
    "regions.csv":
      "id,name,parent,latitude,longitude,neighbours\nEAST,East,,31,121,\nSH,Shanghai,EAST,31.2,121.5,\n",
    "representatives.csv": """
    id,name,role,region,working_minutes,non_selling_minutes,fte
    R-1,Zhang,all_round,SH,28000,3000,1
    R-2,Li,hunter,SH,28000,,0.5
    """,
    "accounts.csv": """
    id,name,region,segment,potential,current
    A-1,Alpha,SH,high_value,900000,300000
    A-2,Beta,EAST,,50000.50,0
    """,
    "assignments.csv": "account,duty,representative,since\nA-1,maintenance,R-1,2024-05-01\n",
  ]

  /// Replaces text in a file; traps when it is not there, so that no test passes by a slip.
  mutating func replace(_ file: String, _ old: String, _ new: String) {
    precondition(files[file]!.contains(old), "\(file) does not contain \(old)")
    files[file] = files[file]!.replacingOccurrences(of: old, with: new)
  }

  func write() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    return folder
  }

  /// What loading says is wrong; empty when nothing is.
  func faults() throws -> [String] {
    let folder = try write()
    do throws(InputFaults) {
      _ = try PlanFolder.load(folder.path)
      return []
    } catch {
      return error.faults.map {
        $0.description.replacingOccurrences(of: folder.path, with: "FOLDER")
      }
    }
  }

  func load() throws -> PlanFolder {
    let folder = try write()
    return try PlanFolder.load(folder.path)
  }
}
