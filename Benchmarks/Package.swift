// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let shared: [Target.Dependency] = [
  .product(name: "AssignmentEngine", package: "evenfield"),
  .product(name: "SolverBenchmarks", package: "evenfield"),
]

let package = Package(
  name: "evenfield-benchmarks",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "engine-benchmark", targets: ["engine-benchmark"])],
  dependencies: [.package(name: "evenfield", path: "..")],
  targets: [
    .target(name: "EngineBenchmarks", dependencies: shared, swiftSettings: strict),
    .executableTarget(
      name: "engine-benchmark", dependencies: ["EngineBenchmarks"], swiftSettings: strict),
    .testTarget(
      name: "EngineBenchmarksTests", dependencies: ["EngineBenchmarks"] + shared, swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
