// swift-tools-version: 6.1
// Clausier: one target for each step of the way of the data (docs/architecture.md).
import PackageDescription

let package = Package(
    name: "clausier",
    products: [
        .library(name: "CEL", targets: ["CEL"]),
        .library(name: "Clausier", targets: ["Clausier"]),
        .executable(name: "clausier", targets: ["ClausierCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Foundations: no procurement in here.
        .target(name: "Figures"),
        .target(name: "CEL", dependencies: ["Figures"]),
        .systemLibrary(name: "Clibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "XML", dependencies: ["Clibxml2"]),
        .target(name: "Settings", dependencies: [.product(name: "Yams", package: "Yams")]),

        // bytes → documents → claims → one market
        .target(name: "Provenance"),
        .target(name: "Market", dependencies: ["Figures", "Provenance"]),
        .target(name: "Documents", dependencies: ["XML", "Provenance"]),
        .target(name: "Clauses", dependencies: ["Documents", "Market", "Settings"]),
        .target(name: "Notices", dependencies: ["XML", "Documents", "Market"]),
        .target(name: "Dossier", dependencies: ["Notices", "Clauses", "Market", "Settings"]),

        // market → findings → reports
        .target(name: "Rules", dependencies: ["CEL", "Market", "Settings"]),
        .target(name: "StandardRules", dependencies: ["Rules"]),
        .target(name: "Reports", dependencies: ["Rules", "Market"]),
        .target(name: "Clausier", dependencies: ["Dossier", "Rules", "StandardRules", "Reports"]),
        .executableTarget(
            name: "ClausierCommand",
            dependencies: ["Clausier", .product(name: "ArgumentParser", package: "swift-argument-parser")]),

        .testTarget(name: "FiguresTests", dependencies: ["Figures"]),
        // Measures and attacks CEL by itself (docs/cel.md).
        .executableTarget(name: "celbench", dependencies: ["CEL", "Figures"]),
        .executableTarget(name: "celfuzz", dependencies: ["CEL", "Figures"]),
        .testTarget(name: "CELTests", dependencies: ["CEL", "Figures"], resources: [.copy("Cases")]),
    ],
    swiftLanguageModes: [.v6]
)
