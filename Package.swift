// swift-tools-version: 6.1
import PackageDescription

/// Every target states what it imports: an import is internal unless it says `public`, and a member is
/// visible only in a file that imports the module which declares it.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "evenfield",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GLPK", targets: ["GLPK"]),
    .library(name: "AssignmentEngine", targets: ["AssignmentEngine"]),
    .library(name: "SolverBenchmarks", targets: ["SolverBenchmarks"]),
    .library(name: "TerritoryPlanning", targets: ["TerritoryPlanning"]),
    .executable(name: "evenfield", targets: ["evenfield"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
    .systemLibrary(name: "CGEOS", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .target(name: "CGLPKGuard", dependencies: ["CGLPK"]),
    .target(name: "GLPK", dependencies: ["CGLPK", "CGLPKGuard"], swiftSettings: strict),
    .target(name: "AssignmentEngine", dependencies: ["GLPK", "CZlib"], swiftSettings: strict),
    .target(name: "SolverBenchmarks", dependencies: ["AssignmentEngine"], swiftSettings: strict),
    .target(name: "TerritoryPlanning", swiftSettings: strict),
    .target(
      name: "TerritoryAssignment", dependencies: ["TerritoryPlanning", "AssignmentEngine"],
      swiftSettings: strict),
    .target(
      name: "ScenarioRunning", dependencies: ["TerritoryPlanning", "TerritoryAssignment"],
      swiftSettings: strict),
    .target(
      name: "PlanFiles",
      dependencies: [
        "TerritoryPlanning", "ScenarioRunning", "CGEOS", "CZip", "CExpat",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "RunStore",
      dependencies: [
        "ScenarioRunning", "TerritoryPlanning", "CZlib", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(name: "XLSXWriting", dependencies: ["CXLSXWriter"], swiftSettings: strict),
    .target(
      name: "Reporting",
      dependencies: [
        "AssignmentEngine", "TerritoryPlanning", "TerritoryAssignment", "ScenarioRunning", "XLSXWriting",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "evenfield",
      dependencies: [
        "AssignmentEngine", "TerritoryPlanning", "TerritoryAssignment", "ScenarioRunning",
        "PlanFiles", "Reporting", "RunStore", "SolverBenchmarks",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(name: "GLPKTests", dependencies: ["GLPK"], swiftSettings: strict),
    .testTarget(
      name: "AssignmentEngineTests", dependencies: ["AssignmentEngine", "GLPK"],
      swiftSettings: strict),
    .testTarget(
      name: "SolverBenchmarksTests", dependencies: ["SolverBenchmarks", "AssignmentEngine"],
      swiftSettings: strict),
    .testTarget(
      name: "TerritoryPlanningTests", dependencies: ["TerritoryPlanning"], swiftSettings: strict),
    .testTarget(
      name: "TerritoryAssignmentTests",
      dependencies: ["TerritoryAssignment", "TerritoryPlanning", "AssignmentEngine"],
      swiftSettings: strict),
    .testTarget(
      name: "ScenarioRunningTests",
      dependencies: ["ScenarioRunning", "TerritoryAssignment", "TerritoryPlanning", "AssignmentEngine"],
      swiftSettings: strict),
    .testTarget(
      name: "PlanFilesTests", dependencies: ["PlanFiles", "TerritoryPlanning", "ScenarioRunning"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .executableTarget(
      name: "RunStoreWriter", dependencies: ["RunStore", "ScenarioRunning", "TerritoryPlanning"],
      path: "Tests/RunStoreWriter",
      swiftSettings: strict),
    .testTarget(
      name: "RunStoreTests",
      dependencies: [
        "RunStore", "RunStoreWriter", "ScenarioRunning", "TerritoryPlanning",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "AssignmentEngine", "TerritoryPlanning", "TerritoryAssignment", "ScenarioRunning",
        "XLSXWriting",
      ],
      exclude: ["Golden", "Browser/checks.py"],
      swiftSettings: strict),
    .testTarget(
      name: "EvenfieldTests",
      dependencies: [
        "evenfield", "PlanFiles", "ScenarioRunning", "TerritoryAssignment", "TerritoryPlanning",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
