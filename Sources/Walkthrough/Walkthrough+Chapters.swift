import Engine

/// The iterations of a training, each of which is told as a chapter.
extension Walkthrough {
  /// The walkthrough whose wires show what they carry in a chapter.
  public func inChapter(_ number: Int) -> Walkthrough {
    number == chapter || chapters.isEmpty ? self : chapters[number - 1]
  }

  /// The walkthrough whose wires show what they carry in a step.
  public func inChapter(of step: Step) -> Walkthrough { inChapter(step.chapter) }

  /// The update that a step shows or asks for.
  func update(of wire: WireID, at step: Step) -> Training.Update? {
    training?.iterations[step.chapter].updates.first { $0.wire == wire }
  }
}
