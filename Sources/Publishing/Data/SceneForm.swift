import Renderer

/// What every frame shows, as data for programs that draw themselves: the node at work close up, whatever the view.
struct SceneForm: TextForm {
  let name = "scene"
  let ending = "-scene.json"
  let link = "scenes"
  let hasStamp = false

  func text(of edition: Edition) -> String {
    SceneTable(edition.walkthrough, PaintedScenes(edition.walkthrough, edition.settings)).json(edition.steps)
  }
}

extension Form {
  /// What every frame shows, with places and colours, by `scene.schema.json`.
  public static let scene = Form(SceneForm())
}
