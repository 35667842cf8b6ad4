/// All that a walkthrough says, in one language: whole sentences with places. A language is a type that conforms to it, with
/// a file for each of the protocols, and a line in `Language`.
///
/// Numbers, names and formulas are no words: they come as they are shown.
public protocol Words: CaptionWords, QuestionWords, StageWords, PageWords {}

/// The languages that there are.
public enum Language {
  /// English, which everything is told in unless another language is asked for.
  public static let english: any Words = English()
}

/// The sentences in English.
struct English: Words {}
