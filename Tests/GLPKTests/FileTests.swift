import Foundation
import GLPK
import Testing

@Suite struct FileTests {
  private static let solver = ["/usr/bin/glpsol", "/usr/local/bin/glpsol", "/opt/homebrew/bin/glpsol"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  private func inDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try body(directory.path)
  }

  private func best(_ model: LinearModel) throws -> Double? {
    try Session.runBlocking { session in
      if case .optimal(let point) = try session.problem(model).branchAndCut() { point.objective } else { nil }
    }
  }

  @Test(arguments: [ModelFormat.freeMPS, .cplexLP]) func filesKeepTheOptimum(_ format: ModelFormat) throws {
    try inDirectory { directory in
      for seed in UInt64(0)..<25 {
        let model = randomIntegerModel(seed: seed)
        let path = "\(directory)/model"
        let names = try model.checked().write(format, to: path)
        let read = try LinearModel.read(format, from: path)
        let sign: Double = names.isNegated ? -1 : 1
        #expect(read.sense == .minimize)
        #expect(names.isNegated == (model.sense == .maximize))
        #expect(try best(read).map { sign * $0 } == bruteForce(model), "seed \(seed)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["model"])
      }
    }
  }

  @Test(
    .enabled(if: solver != nil, "glpsol is not installed"), arguments: [ModelFormat.freeMPS, .cplexLP])
  func theStandaloneSolverAgrees(_ format: ModelFormat) throws {
    try inDirectory { directory in
      for seed in UInt64(0)..<8 {
        let model = randomIntegerModel(seed: seed)
        let names = try model.checked().write(format, to: "\(directory)/model")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.solver!)
        process.arguments = [
          format == .cplexLP ? "--lp" : "--freemps", "\(directory)/model", "-w", "\(directory)/answer",
        ]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let answer = try String(contentsOfFile: "\(directory)/answer", encoding: .utf8)
        // "s mip <rows> <columns> <status> <objective>"; status o is optimal, n has no solution.
        let line = try #require(answer.split(separator: "\n").first { $0.hasPrefix("s mip") })
        let fields = line.split(separator: " ")
        let expected = bruteForce(model)
        #expect((fields[4] == "o") == (expected != nil))
        if let expected {
          let sign: Double = names.isNegated ? -1 : 1
          #expect(abs(sign * (Double(fields[5]) ?? .nan) - expected) < 1e-6)
        }
      }
    }
  }

  @Test func namesTravelBeside() throws {
    var model = LinearModel(.maximize, constant: 3)
    model.addColumn(name: "北京 with spaces", bounds: .unit, cost: 1)
    model.addColumn(bounds: .unit, cost: 1)
    model.addRow(name: "限", bounds: .atMost(1), [(0, 1), (1, 1)])
    try inDirectory { [model] directory in
      let names = try model.checked().write(.cplexLP, to: "\(directory)/m.lp")
      #expect(names.name(of: "c0") == "北京 with spaces")
      #expect(names.name(of: "c1") == nil)
      #expect(names.name(of: "r0") == "限")
      #expect(names.name(of: "c00") == nil)
      #expect(names.constantColumn == "constant")
      let read = try LinearModel.read(.cplexLP, from: "\(directory)/m.lp")
      #expect(read.columns.compactMap(\.name).sorted() == ["c0", "c1", "constant"])
      #expect(read.columns.first { $0.name == "constant" }?.bounds == .fixed(1))
      #expect(read.columns.first { $0.name == "constant" }?.cost == -3)
      let text = try String(contentsOfFile: "\(directory)/m.lp", encoding: .utf8)
      #expect(text.utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test func failuresLeaveNothingAndExplain() throws {
    let model = try randomIntegerModel(seed: 1).checked()
    try inDirectory { directory in
      #expect(throws: GLPKError.self) { try model.write(.freeMPS, to: "\(directory)/none/m.mps") }
      #expect(throws: GLPKError.self) { try model.write(.fixedMPS, to: "\(directory)/m.mps") }
      #expect(throws: GLPKError.self) { try model.write(.freeMPS, to: "\(directory)/m.mps.gz") }
      #expect(throws: GLPKError.self) {
        try LinearModel().checked().write(.freeMPS, to: "\(directory)/m.mps")
      }
      try FileManager.default.createDirectory(
        atPath: "\(directory)/taken", withIntermediateDirectories: false)
      #expect(throws: GLPKError.self) { try model.write(.freeMPS, to: "\(directory)/taken") }
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["taken"])
      try "NAME x\nNONSENSE\n".write(toFile: "\(directory)/bad.mps", atomically: true, encoding: .utf8)
      let error = #expect(throws: GLPKError.self) {
        try LinearModel.read(.freeMPS, from: "\(directory)/bad.mps")
      }
      guard case .file(let path, let reason)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(path.hasSuffix("bad.mps"))
      #expect(reason.contains("bad.mps:"))
    }
  }
}
