/// What the web page does where JavaScript runs: one step at a time, by buttons, keys and the address.
enum WebPageScript {
  static let javaScript = """
    (() => {
      const items = [...document.querySelectorAll("#steps > li")];
      const find = id => document.getElementById(id);
      let shown = -1;

      // A wide picture stands where the one before it stood, unless the node or wire at work would be out of sight.
      function follow(picture, left) {
        picture.scrollLeft = left;
        const uses = [...picture.querySelectorAll("use")];
        const first = kind => uses.find(use => find(use.getAttribute("href").slice(1)).matches(kind));
        const part = first(".node.active") || first(".wire.active");
        if (!part) return;
        const [frame, box] = [picture.getBoundingClientRect(), part.getBoundingClientRect()];
        if (box.left < frame.left + 80 || box.right > frame.right - 80)
          picture.scrollLeft += (box.left + box.right - frame.left - frame.right) / 2;
      }

      function show(place, isMove) {
        place = Math.max(0, Math.min(items.length - 1, place));
        if (place === shown) return;
        const left = shown < 0 ? 0 : items[shown].querySelector(".picture").scrollLeft;
        shown = place;
        items.forEach((item, index) => item.classList.toggle("shown", index === place));
        follow(items[place].querySelector(".picture"), left);
        find("place").textContent = `Step ${place + 1} of ${items.length}`;
        find("previous").disabled = find("first").disabled = place === 0;
        find("next").disabled = find("last").disabled = place === items.length - 1;
        if (!isMove) return;
        find("said").textContent = items[place].querySelector("svg").getAttribute("aria-label");
        history.replaceState(null, "", "#step=" + items[place].dataset.step);
      }

      function fromAddress() {
        const step = /^#step=(\\d+)$/.exec(location.hash);
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
      addEventListener("beforeprint", () => { for (const part of document.querySelectorAll("details")) part.open = true; });

      document.documentElement.classList.add("one");
      if (new URLSearchParams(location.search).has("embed")) document.documentElement.classList.add("embed");
      find("controls").hidden = false;
      fromAddress();
    })();
    """
}
