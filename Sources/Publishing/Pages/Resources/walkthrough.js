(() => {
  const items = [...document.querySelectorAll("#steps > li")];
  const find = id => document.getElementById(id);
  let shown = -1;

  // A picture in each step refers to what it draws. The one picture of a large circuit has parts to switch on and off:
  // by step, those in which it differs from the step before, so that switching them leads there and back.
  const switches = find("switches") && JSON.parse(find("switches").textContent);
  const isOn = part => !part.hasAttribute("display");
  let drawn = items.length - 1;

  function turn(place) {
    const parts = new Set();
    for (let step = Math.min(drawn, place) + 1; step <= Math.max(drawn, place); step++)
      for (const part of switches[step]) if (!parts.delete(part)) parts.add(part);
    for (const part of [...parts].map(number => find("p" + number)))
      if (isOn(part)) part.setAttribute("display", "none"); else part.removeAttribute("display");
    drawn = place;
    find("circuit").parentElement.classList.add("on");
    find("circuit").setAttribute("aria-label", items[place].dataset.said);
  }

  // Of a large circuit, what is not yet shown is text, which takes no time to lay out.
  function unfold(element) {
    for (const text of element.querySelectorAll("noscript")) text.outerHTML = text.textContent;
  }

  // The node at work in a step, or a wire where none is; before the first of them, where it will begin.
  function atWork(place) {
    const parts = switches
      ? (switches[place || 1] || []).map(number => find("p" + number)).filter(isOn).map(part => [part, part])
      : [...items[place].querySelectorAll("use")].map(use => [use, find(use.getAttribute("href").slice(1))]);
    const first = kind => parts.find(([, drawing]) => drawing.matches(kind));
    return (first(".node.active") || first(".wire.active") || (switches ? first(".wire") : null) || [])[0];
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

  function show(place, isMove) {
    place = Math.max(0, Math.min(items.length - 1, place));
    if (place === shown) return;
    const picture = switches ? find("circuit").parentElement : items[place].querySelector(".picture");
    const left = shown < 0 || switches ? picture.scrollLeft : items[shown].querySelector(".picture").scrollLeft;
    if (shown >= 0) items[shown].classList.remove("shown");
    items[place].classList.add("shown");
    unfold(items[place]);
    shown = place;
    if (switches) turn(place);
    picture.scrollLeft = left;
    follow(picture, atWork(place));
    find("place").textContent = `Step ${place + 1} of ${items.length}`;
    find("previous").disabled = find("first").disabled = place === 0;
    find("next").disabled = find("last").disabled = place === items.length - 1;
    if (!isMove) return;
    find("said").textContent = (find("circuit") || items[place].querySelector("svg")).getAttribute("aria-label");
    history.replaceState(null, "", "#step=" + items[place].dataset.step);
  }

  // The letters of a large picture take longest to lay out: those in sight come first, then all others.
  function letter(picture) {
    const [frame, move] = [picture.getBoundingClientRect(), find("circuit").firstElementChild.getScreenCTM()];
    for (const text of picture.querySelectorAll("text")) {
      const [x, y] = [text.getAttribute("x") * move.a + move.e, text.getAttribute("y") * move.d + move.f];
      if (x > frame.left - 200 && x < frame.right && y > frame.top && y < frame.bottom) text.classList.add("near");
    }
    requestAnimationFrame(() => setTimeout(() => picture.classList.add("whole")));
  }

  function fromAddress() {
    const step = /^#step=(\d+)$/.exec(location.hash);
    const place = step ? items.findIndex(item => item.dataset.step === String(Number(step[1]))) : 0;
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
  window.addEventListener("hashchange", fromAddress);
  find("wires").addEventListener("toggle", () => unfold(find("wires")));
  addEventListener("beforeprint", () => {
    unfold(document);
    find("wires").open = true;
    if (switches) find("circuit").parentElement.classList.add("whole");
  });

  if (new URLSearchParams(location.search).has("embed")) document.documentElement.classList.add("embed");
  find("controls").hidden = false;
  fromAddress();
  if (switches) letter(find("circuit").parentElement);
})();
