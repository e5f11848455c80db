// swift-tools-version: 6.1
// Clausier: one target for each step of the way of the data (docs/architecture.md).
import PackageDescription

let package = Package(
    name: "clausier",
    products: [
        .library(name: "CEL", targets: ["CEL"]),
        .library(name: "Clausier", targets: ["Clausier"]),
        .executable(name: "clausier", targets: ["ClausierCommand"]),
        // The local web application is a program of its own, so that `clausier check` starts without it.
        .executable(name: "clausier-web", targets: ["ClausierWebCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        // Foundations: no procurement in here.
        .target(name: "Figures"),
        .target(name: "Parallel"),
        .target(name: "CEL", dependencies: ["Figures"]),
        .systemLibrary(name: "Clibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "XML", dependencies: ["Clibxml2"]),
        .systemLibrary(name: "Clibyaml", providers: [.apt(["libyaml-dev"])]),
        .target(name: "Settings", dependencies: ["Clibyaml", "Figures", "Parallel"]),

        // bytes → documents → claims → one market
        .target(name: "Provenance", dependencies: ["Figures"]),
        .target(name: "Market", dependencies: ["Figures", "Provenance"]),
        .target(name: "CSHA256"),
        .systemLibrary(name: "Clibarchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .target(name: "Documents", dependencies: ["Clibarchive", "CPrograms", "CSHA256", "Figures", "XML", "Provenance"]),
        .target(name: "CPrograms"),
        .systemLibrary(name: "Cpcre2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .target(name: "Clauses", dependencies: ["Cpcre2", "Documents", "Market", "Settings"]),
        .target(name: "Notices", dependencies: ["XML", "Documents", "Market"]),
        .target(
            name: "Dossier",
            dependencies: ["Clauses", "Documents", "Figures", "Market", "Notices", "Parallel", "Provenance", "Settings"]),

        // market → findings → reports
        .target(name: "Rules", dependencies: ["CEL", "Figures", "Parallel", "Provenance", "Market", "Settings"]),
        .target(name: "StandardRules", dependencies: ["Rules", "Settings"], plugins: ["EmbedRules"]),
        .executableTarget(name: "rulepack", dependencies: ["Clauses", "Rules", "Settings"]),
        .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["rulepack"]),
        // The contracts of one urban-renewal operation, side by side.
        .target(name: "Operations", dependencies: ["Figures", "Market", "Provenance", "Rules", "Settings"]),
        // A candidate's profile against a market: may we bid, on what, with how many hours?
        .target(name: "Bids", dependencies: ["Figures", "Market", "Operations", "Provenance", "Rules", "Settings"]),
        // What all contracts of a buyer come to, for the responsible-purchasing report.
        .target(name: "Indicators", dependencies: ["Figures", "Market", "Operations", "Provenance"]),
        .target(name: "Reports", dependencies: ["Bids", "Figures", "Indicators", "Market", "Operations", "Provenance", "Rules", "Settings"]),
        // Comments written into the papers themselves.
        .systemLibrary(name: "Czlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "Annotate",
            dependencies: ["Czlib", "Documents", "Market", "Provenance", "Reports", "XML"]),
        .target(
            name: "Clausier",
            dependencies: [
                "Bids", "Clauses", "Documents", "Dossier", "Figures", "Indicators", "Market", "Operations", "Provenance", "Reports", "Rules", "Settings",
                "StandardRules",
            ]),
        .systemLibrary(name: "Cmalloc"),
        .executableTarget(
            name: "ClausierCommand",
            dependencies: ["Annotate", "Clausier", "Cmalloc", "Documents", "Parallel", .product(name: "ArgumentParser", package: "swift-argument-parser")]),

        // The local web application.
        .target(
            name: "ClausierWeb",
            dependencies: [
                "Annotate", "Clausier", "Documents", "Figures",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            resources: [.embedInCode("Templates"), .embedInCode("Assets")]),
        .executableTarget(
            name: "ClausierWebCommand",
            dependencies: ["ClausierWeb", .product(name: "ArgumentParser", package: "swift-argument-parser")]),

        .testTarget(name: "ClausierWebTests", dependencies: ["ClausierWeb", .product(name: "GRDB", package: "GRDB.swift")]),
        .testTarget(name: "FiguresTests", dependencies: ["Figures"]),
        .testTarget(name: "RulesTests", dependencies: ["Rules", "Settings", "StandardRules", "Figures", "Market"]),
        .testTarget(name: "SettingsTests", dependencies: ["Settings", "Figures"]),
        .testTarget(name: "MarketTests", dependencies: ["Market"]),
        // Looks at the JSON that is written with other eyes than the writer's.
        .target(name: "JSONChecking", path: "Tests/JSONChecking"),
        .testTarget(name: "ClausierCommandTests", dependencies: ["ClausierCommand", "Clausier", "JSONChecking", "Reports", "Rules"]),
        .testTarget(name: "IndicatorsTests", dependencies: ["Figures", "Indicators", "Market", "Operations", "Provenance"]),
        .testTarget(name: "OperationsTests", dependencies: ["Figures", "Market", "Operations", "Rules", "Settings"]),
        .testTarget(name: "BidsTests", dependencies: ["Bids", "Clausier", "Documents", "JSONChecking", "Reports"]),
        .testTarget(name: "ClausesTests", dependencies: ["Clauses", "Documents", "Market", "Settings", "factbench"]),
        .testTarget(name: "DossierTests", dependencies: ["Dossier"]),
        .testTarget(name: "ReportsTests", dependencies: ["Indicators", "JSONChecking", "Operations", "Reports", "Rules", "Market", "Settings"], exclude: ["Golden"]),
        .testTarget(name: "SampleTendersTests", dependencies: ["Clausier"]),
        .testTarget(name: "XMLTests", dependencies: ["XML"]),
        // Papers made for tests.
        .target(name: "SampleFiles", dependencies: ["Documents"], path: "Tests/SampleFiles"),
        .testTarget(name: "DocumentsTests", dependencies: ["Clibarchive", "Documents", "Provenance", "SampleFiles"]),
        .testTarget(name: "AnnotateTests", dependencies: ["Annotate", "Clausier", "Documents", "Reports", "SampleFiles", "XML"]),
        .testTarget(name: "NoticesTests", dependencies: ["Documents", "Market", "Notices", "Provenance"]),
        // Measures and attacks CEL by itself (docs/cel.md).
        .executableTarget(name: "celbench", dependencies: ["CEL", "Figures"]),
        // Shows and measures what is recognised in prose (script/precision).
        .executableTarget(name: "factbench", dependencies: ["Clauses", "Documents", "Market", "Provenance", "Settings"]),
        .executableTarget(name: "celfuzz", dependencies: ["CEL", "Figures"]),
        .testTarget(name: "CELTests", dependencies: ["CEL", "Figures"], resources: [.copy("Cases")]),
    ],
    swiftLanguageModes: [.v6]
)
