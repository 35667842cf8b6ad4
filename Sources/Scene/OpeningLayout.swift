import Engine
import Notation
import Walkthrough

/// The opening frame: the whole circuit as a large map, its inputs named.
struct OpeningLayout {
  let walkthrough: Walkthrough
  let stage: Stage
  let map: MapLayout

  func items() -> [SceneItem] {
    let box = SceneBox(
      ScenePoint(stage.width / 2, (stage.pictureTop + stage.pictureBottom) / 2), width: stage.width - 240,
      height: stage.pictureBottom - stage.pictureTop - 30)
    let circuit = walkthrough.circuit
    let drawn = map.items(in: box, walkthrough, work: nil, isDone: { _ in false }, names: true)
    let outputs = circuit.outputs.map { circuit.origin(of: $0) }
    var dot = -1
    var items: [SceneItem] = []
    for item in drawn {
      guard case .circle(_, let middle, let radius) = item.shape else {
        items.append(item)
        continue
      }
      dot += 1
      let members = map.nodes[dot]
      let isInput = members.allSatisfy { if case .input = circuit.nodes[$0].kind { true } else { false } }
      items.append(isInput ? item.inRole(.value) : item)
      guard members.count == 1 else { continue }
      let wire = circuit.nodes[members[0]].outputs.lowerBound
      // A name needs its line of text: where dots stand closer, they stay without.
      let isRoomy = Double(map.tallest) * 32 < box.height
      let symbol = walkthrough.symbol(of: wire)
      let room = (isInput ? middle.x : stage.width - middle.x) - radius - 18
      let name = StyledText(symbol, size: 28).fitted(room).cut(to: room)
      if isInput && isRoomy && map.dots[dot].x == 0 {
        items.append(.text("end", .ink, name, right: middle.x - radius - 10, y: middle.y).of(.node(members[0])))
      } else if outputs.contains(wire) {
        items.append(.text("end", .ink, name, left: middle.x + radius + 10, y: middle.y).of(.end(ofWire: wire)))
      }
    }
    return items
  }
}
