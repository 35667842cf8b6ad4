/// Every form there is. A new one is a type of its own beside its family and a line here.
enum FormList {
  static let all: [any FormDefinition] = [
    SVGForm(), PNGForm(), DOTForm(),
    PredictForm(),
    HTMLForm(), PDFForm(), AnimatedForm(), APNGForm(), SheetForm(), SheetPDFForm(),
    BeamerForm(), TikZForm(), MarkdownForm(), RevealForm(),
    TextTraceForm(), JSONForm(), CSVForm(), GIFForm(),
    QuizForm(), WorksheetForm(), WorksheetPDFForm(), MoodleForm(), GIFTForm(),
  ]
}
