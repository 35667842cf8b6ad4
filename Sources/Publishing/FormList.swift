/// Every form there is. A new one is a type of its own beside its family and a line here.
enum FormList {
  static let all: [any FormDefinition] = [
    SVGForm(), PNGForm(), DOTForm(),
    PredictForm(),
    HTMLForm(), PDFForm(), AnimatedForm(), APNGForm(), GIFForm(), VideoForm.mp4, VideoForm.webm, SheetForm(),
    SheetPDFForm(),
    BeamerForm(), TikZForm(), MarkdownForm(), RevealForm(),
    TextTraceForm(), JSONForm(), SceneForm(), CSVForm(),
    QuizForm(), WorksheetForm(), WorksheetPDFForm(), MoodleForm(), GIFTForm(),
  ]
}
