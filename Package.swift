// swift-tools-version: 6.2
import PackageDescription

/// Backwire: a function in, a walkthrough of the function node rule out. README.md has the code map.
let package = Package(
  name: "Backwire",
  platforms: [.macOS(.v15)],
  products: [
    // For those who build circuits in Swift, from the language up to finished drawings.
    .library(name: "Backwire", targets: ["Notation", "Engine", "Walkthrough", "Renderer", "Publishing", "Workshop"]),
    .executable(name: "backwire", targets: ["backwire"]),
  ],
  dependencies: [
    // The command's arguments, help pages and shell completions.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // sin, exp and log for every real type and platform: the engine's arithmetic.
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    // The YAML of a circuit's front matter. Its wrapper in Swift, Yams, brings all of Foundation, which every start of the
    // command would pay for.
    .systemLibrary(
      name: "CYAMLSystem", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "Notation", dependencies: ["CYAMLSystem"], swiftSettings: strict),
    // Products of matrices in wide registers, with the same bits on every machine.
    .target(name: "CMatrix"),
    .target(
      name: "Engine", dependencies: ["CMatrix", "Notation", .product(name: "RealModule", package: "swift-numerics")],
      swiftSettings: strict),
    .target(name: "Walkthrough", dependencies: ["Engine", "Notation"], swiftSettings: strict),

    // The widths of the letters of the font of all pictures, as a table: what is drawn fits on machines without the font, too.
    .target(name: "CTypeface", exclude: ["advances.py"]),
    .target(name: "Typeface", dependencies: ["CTypeface"], swiftSettings: strict),
    .target(name: "Scene", dependencies: ["Walkthrough", "Engine", "Notation", "Typeface"], swiftSettings: strict),

    // libgvc through pkg-config; the shim is the one place that knows its structs and its versions.
    .systemLibrary(
      name: "CGraphvizSystem", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    // cairo, on which libgvc draws, for the one thing it does not do itself: pages in one PDF.
    .systemLibrary(
      name: "CCairoSystem", pkgConfig: "cairo-pdf", providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
    // Which letters the fonts of the machine have, before cairo paints boxes for those that none of them has.
    .systemLibrary(
      name: "CFontconfigSystem", pkgConfig: "fontconfig",
      providers: [.apt(["libfontconfig-dev"]), .brew(["fontconfig"])]),
    // The PNGs of pixels that cairo drew: libgvc's own encoder takes nine tenths of the time of a frame.
    .systemLibrary(
      name: "CPNGSystem", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .target(name: "CPNG", dependencies: ["CPNGSystem"]),
    // GIFs that play, for slides and forums that take nothing else.
    .systemLibrary(name: "CGIFSystem", pkgConfig: "libgif", providers: [.apt(["libgif-dev"]), .brew(["giflib"])]),
    .target(name: "CGIF", dependencies: ["CGIFSystem", "CPNGSystem"]),
    .target(
      name: "CGraphviz", dependencies: ["CGraphvizSystem", "CCairoSystem", "CFontconfigSystem", "CTypeface"]),
    .target(name: "Graphviz", dependencies: ["CGraphviz", "CPNG", "CGIF", "Typeface"], swiftSettings: strict),

    .target(
      name: "Renderer", dependencies: ["Scene", "Walkthrough", "Engine", "Notation", "Graphviz"], swiftSettings: strict),
    .target(
      name: "Publishing", dependencies: ["Renderer", "Scene", "Walkthrough", "Engine", "Notation"],
      exclude: ["Schemas"],
      // The scripts and styles of pages, as files that other tools can read.
      resources: [.embedInCode("Pages/Resources")],
      swiftSettings: strict),
    .target(
      name: "Workshop", dependencies: ["Publishing", "Renderer", "Walkthrough", "Engine", "Notation"],
      swiftSettings: strict),
    // The preview's server: one thread, 233 kB, and nothing but libc below it.
    .systemLibrary(
      name: "CEventSystem", pkgConfig: "libevent", providers: [.apt(["libevent-dev"]), .brew(["libevent"])]),
    .target(name: "CEvent", dependencies: ["CEventSystem"]),
    .target(name: "PreviewServer", dependencies: ["CEvent"], swiftSettings: strict),
    // The commit is known where the build is told of it: `BACKWIRE_COMMIT=$(git rev-parse --short HEAD) swift build …`.
    .target(
      name: "CVersion",
      cSettings: Context.environment["BACKWIRE_COMMIT"].map { [.define("BACKWIRE_COMMIT", to: "\"\($0)\"")] } ?? []),
    // SHA-256, by which anyone can tell whether a part of a course is as it was made. What is written for Swift brings a
    // second TLS library with it.
    .systemLibrary(name: "CDigestSystem", pkgConfig: "libmd", providers: [.apt(["libmd-dev"]), .brew(["libmd"])]),
    // fork, which Swift's own C library module leaves out: libgvc may crash or never end, and is drawn with in a child.
    .target(name: "CFork"),
    .target(name: "Worker", dependencies: ["CFork"], swiftSettings: strict),
    .executableTarget(
      name: "backwire",
      dependencies: [
        "Workshop", "Publishing", "Renderer", "Walkthrough", "Engine", "Notation", "Worker", "PreviewServer",
        "CVersion", "CDigestSystem",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // The gallery that 'backwire new' writes from: a link to Samples.
      resources: [.embedInCode("Samples"), .embedInCode("Preview/preview.js"), .embedInCode("Preview/index.js")],
      swiftSettings: strict),

    // Circuits, samples and running programs, for all the tests.
    .target(
      name: "TestSupport", dependencies: ["Engine", "Notation"], path: "Tests/TestSupport",
      exclude: ["browser.py", "faults.js"],
      swiftSettings: strict),
    // `swift build -c release && .build/release/benchmarks`: Backwire and its peers side by side.
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "Engine", "Renderer", "TestSupport", "Walkthrough",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Benchmarks", exclude: ["Peers"], swiftSettings: strict),
    // `trials verify`, `trials questions`, `trials circuits`: what is tried on thousands of circuits that dice have made.
    .executableTarget(
      name: "trials",
      dependencies: [
        "Engine", "Notation", "Publishing", "TestSupport", "Walkthrough",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Trials", swiftSettings: strict),
    .testTarget(name: "NotationTests", dependencies: ["Notation", "TestSupport"]),
    .testTarget(
      name: "EngineTests",
      dependencies: [
        "CMatrix", "Engine", "Notation", "TestSupport", .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .testTarget(name: "WalkthroughTests", dependencies: ["Walkthrough", "Engine", "Notation", "TestSupport"]),
    .testTarget(name: "SceneTests", dependencies: ["Scene", "Walkthrough", "Engine", "Notation", "TestSupport"]),
    .testTarget(name: "GraphvizTests", dependencies: ["Graphviz", "Typeface", "TestSupport"]),
    .testTarget(name: "RendererTests", dependencies: ["Renderer", "Walkthrough", "Engine", "Notation", "TestSupport"]),
    .testTarget(
      name: "PublishingTests", dependencies: ["Publishing", "Walkthrough", "Engine", "Notation", "TestSupport"],
      exclude: ["Readers"]),
    .testTarget(name: "WorkerTests", dependencies: ["Worker"]),
    .testTarget(name: "WorkshopTests", dependencies: ["Workshop", "Publishing", "Notation", "TestSupport"]),
    .testTarget(name: "BackwireTests", dependencies: ["backwire", "TestSupport"]),
  ] + fuzzing,
  swiftLanguageModes: [.v6]
)

/// The harness that Tests/Fuzz/run builds: libFuzzer is linked by a flag that nothing else is built with.
var fuzzing: [Target] {
  guard Context.environment["FUZZ"] != nil else { return [] }
  return [
    .target(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
    .executableTarget(
      name: "fuzz", dependencies: ["CFuzzer", "Publishing", "Renderer", "Walkthrough", "Engine", "Notation"],
      path: "Tests/Fuzz/Harness"),
  ]
}

/// Imports are private to a file unless it says otherwise, existentials are spelled `any`, and in CI a warning is an error.
var strict: [SwiftSetting] {
  [.enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("ExistentialAny")]
    + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])
}
