// In words, what is wrong on a page of frames. Each is an <svg> in a <figure>, which says of which circuit it is
// (data-circuit), of which node (data-node), and how small its text may be in pixels (data-least).
(() => {
  const faults = [];
  const figures = [...document.querySelectorAll("figure")];
  const meet = (a, b) => a.l < b.r - 0.5 && b.l < a.r - 0.5 && a.t < b.b - 0.5 && b.t < a.b - 0.5;

  /// All texts of a frame, each with its size and the place of its letters on the canvas.
  function textsOf(svg, at) {
    return [...svg.querySelectorAll("text")].map((e) => {
      const scale = e.getCTM().a;
      const size = parseFloat(e.getAttribute("font-size")) * scale;
      const b = e.getBoundingClientRect();
      // Letters do not fill their line: above capitals and below the base line there is room.
      const ink = {
        l: b.left - at.left, r: b.right - at.left, t: b.top - at.top + size * 0.2, b: b.bottom - at.top - size * 0.22,
      };
      return { size, ink, group: e.closest("g[class]"), said: e.textContent.trim() };
    }).filter((t) => t.said);
  }

  function look(figure) {
    const svg = figure.querySelector("svg");
    const at = svg.getBoundingClientRect();
    const say = (what) => faults.push(figure.dataset.circuit + ", " + figure.dataset.step + ": " + what);
    const texts = textsOf(svg, at);
    for (const t of texts) {
      if (t.size < figure.dataset.least - 0.01) say(t.said + " is " + t.size + " px");
      if (t.ink.l < 0 || t.ink.r > at.width || t.ink.t < 0 || t.ink.b > at.height) say(t.said + " leaves the canvas");
    }
    texts.forEach((a, place) => texts.slice(place + 1).forEach((b) => {
      if (a.group !== b.group && meet(a.ink, b.ink)) say(a.said + " on " + b.said);
    }));
    const shapes = "g[class] path, g[class] polygon, g[class] polyline, g[class] ellipse";
    for (const e of svg.querySelectorAll(shapes)) {
      const group = e.closest("g[class]");
      // The box of a composite stands around its nodes, and around their texts.
      if (/(^| )(cluster|group)( |$)/.test(group.getAttribute("class"))) continue;
      if (e.tagName === "path" && e.getAttribute("fill") === "none") {
        const matrix = e.getCTM();
        const half = parseFloat(e.getAttribute("stroke-width") || 1) / 2 * matrix.a;
        const length = e.getTotalLength();
        for (let s = 0; s <= length; s += 3) {
          const p = e.getPointAtLength(s).matrixTransform(matrix);
          const dot = { l: p.x - half, r: p.x + half, t: p.y - half, b: p.y + half };
          const hit = texts.find((t) => t.group !== group && meet(t.ink, dot));
          if (hit) { say(group.getAttribute("class") + " through " + hit.said); break; }
        }
      } else {
        const b = e.getBoundingClientRect();
        const box = { l: b.left - at.left, r: b.right - at.left, t: b.top - at.top, b: b.bottom - at.top };
        if (box.l < -1 || box.r > at.width + 1 || box.t < -1 || box.b > at.height + 1) {
          say(group.getAttribute("class") + " leaves the canvas");
        }
        for (const t of texts) {
          if (t.group !== group && meet(t.ink, box)) say(group.getAttribute("class") + " on " + t.said);
        }
      }
    }
  }

  /// The places of what stands in the same place in all frames of a circuit, and of what does in those of a node. The
  /// whole circuit has its groups by their ids; a close-up has its map, and a heading that begins in the same place.
  function places(figure) {
    const svg = figure.querySelector("svg");
    const all = new Map(), ofNode = new Map();
    const put = (map, key, box) => map.set(key, [...(map.get(key) ?? []), box]);
    for (const group of svg.querySelectorAll("g[class]")) {
      const [name, role] = group.getAttribute("class").split(" ");
      const id = group.id.replace(/^bw[0-9a-f]+-/, "");
      const m = group.getCTM();
      const middle = (b) => [(b.x + b.width / 2) * m.a + m.e, (b.y + b.height / 2) * m.a + m.f];
      for (const e of group.querySelectorAll("ellipse")) {
        if (figure.dataset.view === "whole" && /^[ne][0-9]+$/.test(id)) put(all, id, middle(e.getBBox()));
        if (name === "map" && !figure.dataset.opens) put(all, name, middle(e.getBBox()));
        if (name === "node") put(ofNode, name, middle(e.getBBox()));
      }
      // A line of text stands in one place. Where it is bold in one frame and not in another, it keeps its middle as near
      // as a renderer that rounds the widths of its letters lets it.
      const lines = new Map();
      for (const e of group.querySelectorAll("text")) {
        const b = e.getBBox(), y = e.getAttribute("y");
        const line = lines.get(y) ?? { said: "", look: "", size: parseFloat(e.getAttribute("font-size")) * m.a, left: b.x, right: b.x, top: b.y, bottom: b.y + b.height };
        line.said += e.textContent;
        line.look += e.getAttribute("font-weight") ?? "-";
        [line.left, line.right] = [Math.min(line.left, b.x), Math.max(line.right, b.x + b.width)];
        lines.set(y, line);
      }
      for (const { said, look, size, left, right, top, bottom } of lines.values()) {
        const place = [...middle({ x: left, y: top, width: right - left, height: bottom - top }), look, size];
        if (figure.dataset.view === "whole") {
          if (/^[nle][0-9]+$/.test(id)) put(all, id + " " + said, place);
        } else if (["label", "node", "end", "more", "formula"].includes(name) && role !== "asked") {
          put(ofNode, name + " " + said, place);
        }
      }
    }
    return { all, ofNode };
  }

  /// What stood there has to stand there still; unless all is there for good, it may also be there no more.
  function compare(older, newer, figure, isComplete) {
    const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
    // A hundredth of a point; a tenth of a letter where its weight is another.
    const isFar = (a, b) => distance(a, b) > (a[2] === b[2] ? 0.0134 : a[3] / 10);
    for (const [key, places] of older) {
      const now = newer.get(key) ?? [];
      if (now.length === 0 && !isComplete) continue;
      for (const was of places) {
        if (now.some((place) => !isFar(was, place))) continue;
        const nearest = Math.min(...now.map((place) => distance(was, place)));
        const what = nearest === Infinity ? "is there no more" : "moves by " + nearest.toFixed(3);
        faults.push(figure.dataset.circuit + ", " + figure.dataset.step + ": " + key + " " + what);
      }
    }
  }

  const first = new Map();
  for (const figure of figures) {
    look(figure);
    const { all, ofNode } = places(figure);
    const circuit = figure.dataset.circuit + " " + figure.dataset.view;
    if (!figure.dataset.opens) {
      if (first.has(circuit)) compare(first.get(circuit), all, figure, false); else first.set(circuit, all);
    }
    if (figure.dataset.node) {
      const node = circuit + " " + figure.dataset.node;
      // What a step shows stays where it stood when its node computed and when it was asked.
      if (first.has(node)) compare(first.get(node), ofNode, figure, true);
      first.set(node, ofNode);
    }
  }
  return [...new Set(faults)].slice(0, 24);
})()
