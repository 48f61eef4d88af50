import Foundation
import GLPK
import Testing

@Suite struct ModelFileTests {
  private static let glpsol = ["/usr/bin/glpsol", "/usr/local/bin/glpsol", "/opt/homebrew/bin/glpsol"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// A folder of its own for one test.
  private func inFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private static let tricky: LinearModel = {
    var model = LinearModel("客户", sense: .maximize, objectiveConstant: 12.5)
    model.add(.init("客户甲", cost: 3, kind: .binary))
    model.add(.init("a name with blanks", cost: -2.25, bounds: .between(-4, 7), kind: .integer))
    model.add(.init(cost: 0, bounds: .free))
    model.add(.init("free", cost: 1, bounds: .atMost(9)))
    model.add(.init(cost: 1, bounds: .equal(to: 2)))
    model.add(.init("st", bounds: .between(-3, 11)), [(0, 1), (1, 2), (2, -1)])
    model.add(.init(bounds: .equal(to: 4)), [(2, 1), (3, 1), (4, 0.5)])
    model.add(.init("范围", bounds: .atMost(6)), [(0, 5), (3, 1)])
    return model
  }()

  @Test(arguments: ModelFormat.allCases)
  func `an exported file read back is the same problem as minimization`(format: ModelFormat) throws {
    try inFolder { folder in
      let path = folder + "/model"
      let (key, back) = try Session.run {
        let key = try $0.export(Self.tricky, as: format, to: path)
        return (key, try $0.readModel(from: path, as: format))
      }
      #expect(try names(in: folder) == ["model"])
      #expect(key.isNegated)
      #expect(key.constantColumn == "one")
      #expect(key.columns.map(\.id) == ["c0", "c1", "c2", "c3", "c4"])
      #expect(key.columns[0].name == "客户甲" && key.columns[2].name == nil)
      #expect(key.rows.map(\.name) == ["st", nil, "范围"])

      #expect(back.sense == .minimize)
      #expect(back.objectiveConstant == 0)
      let columns = Dictionary(uniqueKeysWithValues: back.columns.map { ($0.name!, $0) })
      for (index, column) in Self.tricky.columns.enumerated() {
        let read = try #require(columns["c\(index)"])
        #expect(read.cost == -column.cost)
        #expect(read.bounds == column.bounds)
        #expect((read.kind == .continuous) == (column.kind == .continuous))
      }
      #expect(columns["one"]?.cost == -12.5)
      #expect(columns["one"]?.bounds == .equal(to: 1))
    }
  }

  @Test(arguments: 0..<12)
  func `every format has the model's optimum`(seed: UInt64) throws {
    let model = RandomModels.integerProgram(seed: seed)
    let oracle = model.bruteForce()
    try inFolder { folder in
      for format in ModelFormat.allCases {
        let objective = try Session.run { session in
          let key = try session.export(model, as: format, to: folder + "/model.gz")
          let back = try session.readModel(from: folder + "/model.gz", as: format)
          return try session.makeProblem(back).branchAndCut().outcome.objective.map {
            key.isNegated ? -$0 : $0
          }
        }
        #expect(objective == oracle)
      }
    }
  }

  @Test(
    .enabled(if: glpsol != nil, "glpsol is not installed (package glpk-utils)"),
    arguments: ModelFormat.allCases)
  func `glpsol agrees`(format: ModelFormat) throws {
    let option =
      switch format {
      case .cplexLP: "--lp"
      case .freeMPS: "--freemps"
      case .fixedMPS: "--mps"
      }
    try inFolder { folder in
      for model in [Self.tricky] + (0..<4).map({ RandomModels.integerProgram(seed: $0) }) {
        let (key, expected) = try Session.run { session in
          let key = try session.export(model, as: format, to: folder + "/model")
          return (key, try session.makeProblem(model).branchAndCut().outcome.objective)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.glpsol))
        process.arguments = [option, folder + "/model", "--nopresol", "-w", folder + "/solution"]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let text = try String(contentsOfFile: folder + "/solution", encoding: .utf8)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("s mip") })
        let fields = line.split(separator: " ")
        if let expected {
          #expect(fields[4] == "o")
          let value = try #require(Double(fields[5]))
          #expect(abs((key.isNegated ? -value : value) - expected) < 1e-6)
        } else {
          #expect(fields[4] != "o")
        }
      }
    }
  }

  @Test func `a constant of zero needs no column`() throws {
    try inFolder { folder in
      let key = try Session.run {
        try $0.export(LinearProgramTests.sample, as: .freeMPS, to: folder + "/m")
      }
      #expect(key.constantColumn == nil)
      let coded = try JSONDecoder().decode(ExportKey.self, from: JSONEncoder().encode(key))
      #expect(coded == key)
    }
  }

  @Test func `a failed export leaves the old file and nothing else`() throws {
    try inFolder { folder in
      let path = folder + "/model"
      try "old".write(toFile: path, atomically: false, encoding: .utf8)
      var model = LinearProgramTests.sample
      model.columns[0].cost = 1.234567890123
      let digits = model
      let error = #expect(throws: GLPKError.self) {
        try Session.run { _ = try $0.export(digits, as: .fixedMPS, to: path) }
      }
      guard case .file(path, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      #expect(try names(in: folder) == ["model"])
      #expect(throws: GLPKError.self) {
        try Session.run { _ = try $0.export(digits, as: .freeMPS, to: path) }
      }
      let back = try Session.run {
        try $0.export(digits, as: .cplexLP, to: path)
        return try $0.readModel(from: path, as: .cplexLP)
      }
      #expect(back.columns[0].cost == -1.234567890123)
      #expect(throws: GLPKError.self) {
        try Session.run { _ = try $0.export(digits, as: .cplexLP, to: folder + "/none/model") }
      }
      #expect(throws: ModelFaults.self) {
        var broken = digits
        broken.columns[0].cost = .nan
        let model = broken
        try Session.run { _ = try $0.export(model, as: .freeMPS, to: path) }
      }
    }
  }

  @Test func `a file that cannot be read says where and why`() throws {
    try inFolder { folder in
      try "ROWS\n N obj\n nonsense here\n".write(
        toFile: folder + "/bad.mps", atomically: false, encoding: .utf8)
      for path in [folder + "/bad.mps", folder + "/absent.mps"] {
        for format in ModelFormat.allCases {
          let error = #expect(throws: GLPKError.self) {
            try Session.run { _ = try $0.readModel(from: path, as: format) }
          }
          guard case .file(path, let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
          }
          #expect(!reason.isEmpty)
        }
      }
    }
  }
}
