import ArgumentParser

/// `--diagnostics`: errors and warnings for programs. `Message` reads it before anything else is read.
struct MessageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Errors and warnings as text, as json (an object a line), or as workflow commands of github.", valueName: "style")
  )
  var diagnostics = Message.Style.text
}
