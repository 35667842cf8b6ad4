(() => {
  const items = [...document.querySelectorAll("#steps > li")];
  const find = id => document.getElementById(id);
  const main = document.querySelector("main");
  const narrow = matchMedia("(max-width:40rem)");
  let shown = -1;

  // A picture in each step refers to what it draws. The one picture of a large circuit has parts to switch on and off:
  // by step, those in which it differs from the step before, so that switching them leads there and back.
  const large = [...document.querySelectorAll(".large")].map(picture => ({
    picture, svg: picture.querySelector("svg"), drawn: items.length - 1,
    switches: JSON.parse(picture.querySelector("script").textContent)
  }));
  const part = (one, number) => find(one.svg.dataset.parts + number);
  const isOn = part => !part.hasAttribute("display");

  function turn(one, place) {
    const parts = new Set();
    for (let step = Math.min(one.drawn, place) + 1; step <= Math.max(one.drawn, place); step++)
      for (const number of one.switches[step]) if (!parts.delete(number)) parts.add(number);
    for (const number of parts) {
      const element = part(one, number);
      if (isOn(element)) element.setAttribute("display", "none"); else element.removeAttribute("display");
    }
    one.drawn = place;
    one.picture.classList.add("on");
    one.svg.setAttribute("aria-label", items[place].dataset.said);
  }

  // Of the views of a step, the one that is in sight: which one that is the width of the window has a say in.
  const views = place => [...(large.length ? document : items[place]).querySelectorAll(".views > .picture")];
  const inSight = place => views(place).find(picture => picture.getClientRects().length) || views(place)[0];
  const isWhole = picture => picture.classList.contains("whole");

  // What a picture shows, piece by piece: the element, and the drawing that it refers to.
  function pieces(picture) {
    return large.length
      ? [...picture.querySelectorAll("g[class]")].filter(isOn).map(piece => [piece, piece])
      : [...picture.querySelectorAll("use")].map(use => [use, find(use.getAttribute("href").slice(1))]);
  }

  // Of a large circuit, what is not yet shown is text, which takes no time to lay out.
  function unfold(element) {
    for (const text of element.querySelectorAll("noscript")) text.outerHTML = text.textContent;
  }

  // The node at work in a step, or a wire where none is; before the first of them, where it will begin.
  function atWork(picture, place) {
    const one = large.find(one => one.picture === picture);
    const all = one
      ? one.switches[place || 1].map(number => part(one, number)).filter(isOn).map(piece => [piece, piece])
      : pieces(picture);
    const first = kind => all.find(([, drawing]) => drawing.matches(kind));
    return (first(".node.active") || first(".wire.active") || (one ? first(".wire") : null) || [])[0];
  }

  // A wide picture stands where the one before it stood, unless what is at work would be out of sight.
  function follow(picture, part) {
    if (!part) return;
    const [frame, box] = [picture.getBoundingClientRect(), part.getBoundingClientRect()];
    if (box.left < frame.left + 80 || box.right > frame.right - 80)
      picture.scrollLeft += (box.left + box.right - frame.left - frame.right) / 2;
    if (box.top < frame.top + 40 || box.bottom > frame.bottom - 40)
      picture.scrollTop += (box.top + box.bottom - frame.top - frame.bottom) / 2;
  }

  const placeOf = step => items.findIndex(item => item.dataset.step === String(step));

  // Of a training, drawings lead to the steps of the first iteration: those of the iteration in sight stand as far behind its
  // own first step.
  function inChapter(to) {
    const chapter = items[shown].dataset.chapter, first = items.find(item => item.dataset.chapter === chapter);
    const step = chapter ? Number(to) + Number(first.dataset.step) - Number(items[0].dataset.step) : to;
    return placeOf(step) < 0 ? to : String(step);
  }

  function name(step) {
    const item = items[placeOf(step)], heading = item.querySelector("h2");
    return heading ? heading.textContent : item.dataset.said;
  }

  // Links over the nodes in sight, for keys as well: each leads to the step in which that node is at work.
  function link(picture) {
    for (const old of document.querySelectorAll(".links")) old.remove();
    const svg = picture.querySelector("svg"), drawing = svg.querySelector("g");
    const draw = (name, parent, attributes) => {
      const element = document.createElementNS(svg.namespaceURI, name);
      for (const key in attributes) element.setAttribute(key, attributes[key]);
      return parent.appendChild(element);
    };
    const nodes = pieces(picture).filter(([, piece]) => piece.dataset.to && (!isWhole(picture) || piece.matches(".node")));
    if (!nodes.length) return;
    // What is in an image is not to be reached.
    svg.setAttribute("role", "group");
    drawing.setAttribute("aria-hidden", "true");
    const links = draw("g", svg, { class: "links", transform: drawing.getAttribute("transform") });
    for (const [element, piece] of nodes) {
      const box = element.getBBox(), step = inChapter(piece.dataset.to);
      const a = draw("a", links, { href: location.href.replace(/#.*/, "") + "#step=" + step, "aria-label": name(step) });
      draw("rect", a, { x: box.x - 5, y: box.y - 5, width: box.width + 10, height: box.height + 10, rx: 8 });
    }
  }

  // A close-up shows the numbers itself: their tables are folded below it, unless a reader has opened one.
  let opened = null;

  function fold(picture) {
    const isOpen = opened === null ? isWhole(picture) && !narrow.matches : opened;
    for (const numbers of document.querySelectorAll(".numbers")) numbers.open = isOpen;
  }

  // What depends on which view is in sight.
  function look() {
    const picture = inSight(shown);
    fold(picture);
    link(picture);
    find("view").hidden = !views(shown).some(view => isWhole(view) !== isWhole(picture));
    find("view").textContent = isWhole(picture) ? "Close-up" : "Whole";
    follow(picture, atWork(picture, shown));
  }

  function show(place, isMove) {
    place = Math.max(0, Math.min(items.length - 1, place));
    if (place === shown) return;
    const left = shown < 0 ? 0 : inSight(shown).scrollLeft;
    const isLink = document.activeElement && document.activeElement.closest(".links");
    if (shown >= 0) items[shown].classList.remove("shown");
    items[place].classList.add("shown");
    unfold(items[place]);
    shown = place;
    for (const one of large) turn(one, place);
    inSight(place).scrollLeft = left;
    look();
    find("place").textContent = `Step ${place + 1} of ${items.length}`;
    find("previous").disabled = find("first").disabled = place === 0;
    find("next").disabled = find("last").disabled = place === items.length - 1;
    if (!isMove) return;
    find("said").textContent = inSight(place).querySelector("svg").getAttribute("aria-label");
    history.replaceState(null, "", "#step=" + items[place].dataset.step);
    const again = isLink && document.querySelector(`.links a[href$="${location.hash}"]`);
    if (again) again.focus();
  }

  // The letters of a large picture take longest to lay out: those in sight come first, then all others.
  function letter({ picture, svg }) {
    const [frame, move] = [picture.getBoundingClientRect(), svg.firstElementChild.getScreenCTM()];
    for (const text of move ? picture.querySelectorAll("text") : []) {
      const [x, y] = [text.getAttribute("x") * move.a + move.e, text.getAttribute("y") * move.d + move.f];
      if (x > frame.left - 200 && x < frame.right && y > frame.top && y < frame.bottom) text.classList.add("near");
    }
    requestAnimationFrame(() => setTimeout(() => picture.classList.add("lettered")));
  }

  function fromAddress() {
    const step = /^#step=(\d+)$/.exec(location.hash);
    const place = step ? placeOf(Number(step[1])) : 0;
    show(place < 0 ? 0 : place, false);
  }

  const moves = {
    ArrowRight: () => shown + 1, PageDown: () => shown + 1, ArrowLeft: () => shown - 1, PageUp: () => shown - 1,
    Home: () => 0, End: () => items.length - 1
  };
  document.addEventListener("keydown", event => {
    if (event.altKey || event.ctrlKey || event.metaKey || find("keys").open) return;
    if (event.key === "?") { find("keys").showModal(); event.preventDefault(); }
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    show(move(), true);
  });
  for (const [id, key] of [["first", "Home"], ["previous", "ArrowLeft"], ["next", "ArrowRight"], ["last", "End"]])
    find(id).addEventListener("click", () => show(moves[key](), true));
  find("help").addEventListener("click", () => find("keys").showModal());
  find("view").addEventListener("click", () => {
    main.dataset.view = isWhole(inSight(shown)) ? "close" : "whole";
    main.dataset.chosen = "";
    look();
  });
  document.addEventListener("click", event => {
    const summary = event.target.closest(".numbers > summary");
    if (summary) { opened = !summary.parentElement.open; requestAnimationFrame(look); }
  });
  // A wire has no link of its own: the same step is that of the node which sends a gradient back along it.
  document.addEventListener("click", event => {
    const hit = event.target.closest(".links a, use, g[data-to]");
    if (!hit) return;
    const to = hit.matches("a") ? hit.getAttribute("href").split("#step=")[1]
      : (hit.matches("use") ? find(hit.getAttribute("href").slice(1)) : hit).dataset.to;
    if (!to) return;
    event.preventDefault();
    show(placeOf(hit.matches("a") ? to : inChapter(to)), true);
  });
  window.addEventListener("hashchange", fromAddress);
  window.addEventListener("resize", look);
  find("wires").addEventListener("toggle", () => unfold(find("wires")));
  addEventListener("beforeprint", () => {
    unfold(document);
    for (const part of document.querySelectorAll("#wires, .numbers")) part.open = true;
    for (const { picture } of large) picture.classList.add("lettered");
  });

  if (new URLSearchParams(location.search).has("embed")) document.documentElement.classList.add("embed");
  find("controls").hidden = false;
  fromAddress();
  large.forEach(letter);
})();
