/// A step of a training whose passes meet a number that is not finite.
public struct TrainingError: Error, Sendable, CustomStringConvertible {
  /// The step, from 1.
  public let step: Int
  /// What the passes of that step met.
  public let cause: PassError
  /// The learning rate with which it came to this.
  let rate: Double

  /// The step and what it met, as a sentence without a full stop.
  public var description: String { "in step \(step) of the training, \(cause.description)" }
  /// What to do about it.
  public var hint: String? { step > 1 ? "a learning rate smaller than \(rate) makes smaller steps" : cause.hint }
}
