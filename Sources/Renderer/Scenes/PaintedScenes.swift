package import Scene
package import Walkthrough

/// Close-ups as scenes with their colours, for forms that draw with tools of their own.
package struct PaintedScenes: Sendable {
  private let director: StageDirector
  private let theme: Theme

  package init(_ walkthrough: Walkthrough, _ settings: FrameSettings) {
    director = StageDirector(
      walkthrough,
      canvas: StageCanvas(width: Double(settings.canvas.width), height: Double(settings.canvas.height)))
    theme = settings.drawnTheme
  }

  /// The canvas of every scene, in the lengths of its items.
  package var canvas: StageCanvas { director.canvas }

  /// Nil where what lies below shows through.
  package var background: String? { theme.background.hasPrefix("#") ? theme.background : nil }

  package func scene(of step: Step) -> Scene { director.scene(of: step) }

  package func look(of item: SceneItem) -> SceneLook { SceneLook(item, theme) }

  /// The colour of a run of text that has a role of its own.
  package func color(of role: SceneRole) -> String { theme.stroke(role) }
}
