(() => {
  const find = id => document.getElementById(id);
  const data = JSON.parse(find("data").textContent);
  const items = [...document.querySelectorAll("#steps > li")];
  const words = data.words;
  let shown = -1, log = [];

  // A sentence with what belongs in its places.
  const fill = (sentence, places) => sentence.replace(/\{(\w+)\}/g, (all, name) => places[name] ?? all);

  // −4, -4, 4.0, 0,5, -8/2, 1e-3, 1.2×10⁻³: a number, or NaN.
  function number(text) {
    const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    const plain = text.trim().replace(/[−–—⁻]/g, "-").replace(/[⁰¹²³⁴-⁹]/g, sign => raised.indexOf(sign))
      .replace(/\s*[×·*]\s*10\s*\^?\s*/, "e");
    const parts = plain.split("/").map(part => part.trim());
    if (parts.length > 2 || !parts.every(part => /^[-+]?\s*(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i.test(part))) return NaN;
    const [top, bottom] = parts.map(part => Number(part.replace(",", ".").replace(/\s/g, "")));
    return bottom === undefined ? top : top / bottom;
  }

  // Numbers row by row in the shape asked for; null for anything else. A comma parts the numbers of a row.
  function numbers(text, shape) {
    if (!shape.length) { const value = number(text); return Number.isFinite(value) ? [value] : null; }
    const lines = text.replace(/\]\s*,?\s*\[/g, "\n").replace(/[\[\]]/g, " ").split(/[\n;]/).filter(line => line.trim());
    const rows = lines.map(line => line.trim().split(/\s*,\s*|\s+/).map(number));
    const all = rows.flat(), width = shape[shape.length - 1];
    if (!all.length || !all.every(Number.isFinite) || all.length !== shape.reduce((a, b) => a * b)) return null;
    if (shape.length > 1 && rows.length > 1 && !rows.every(row => row.length === width)) return null;
    return all;
  }

  const near = (given, entry) => given.every((value, place) =>
    Math.abs(value - entry.answer[place]) <= entry.tolerance[place]);

  // Each number is that of the answer, or follows from the numbers shown.
  const fits = (given, question) => given.every((value, place) => [question, ...(question.alsoRight || [])].some(entry =>
    Math.abs(value - entry.answer[place]) <= entry.tolerance[place]));

  // What an answer shows. The right one is not told before the second try.
  function diagnosis(given, question, isLast) {
    const alike = question.mistaken.filter(entry => near(given, entry));
    const told = alike.map(entry => entry.told).join(words.or);
    const isRight = fits(given, question);
    const kind = isRight ? "right" : isLast ? "wrong" : "again";
    const sentence = fill(words[told ? kind + "Alike" : kind], { rule: question.rule, told });
    const names = [...new Set(alike.map(entry => entry.mistake))];
    return { isRight, sentence, mistakes: isRight ? [] : names, hides: isRight ? names : [] };
  }

  function say(place, text, isRight) {
    place.textContent = text;
    place.classList.toggle("right", isRight === true);
    place.classList.toggle("wrong", isRight === false);
  }

  const input = field => find(field.querySelector("label").htmlFor);

  // The answer's picture takes the place of the question's, and its caption that of the prompt.
  function reveal(item) {
    item.classList.add("done");
    item.querySelector(".solution").open = true;
    settle();
    find("next").focus();
  }

  // Where what is asked for stands in the picture that is in sight, its field stands over it.
  function settle() {
    const item = items[shown];
    for (const views of document.querySelectorAll(".fields")) views.hidden = true;
    if (!item.dataset.step || item.classList.contains("done")) return;
    const views = item.querySelector(".views"), fields = views.querySelector(".fields");
    const picture = [...views.querySelectorAll(".picture")].find(picture => picture.getClientRects().length);
    if (!picture || !fields) return;
    fields.hidden = false;
    const uses = [...picture.querySelectorAll("use")].map(use => [use, find(use.getAttribute("href").slice(1))]);
    for (const field of item.querySelectorAll(".field")) {
      const [use, piece] = uses.find(([, piece]) => piece.dataset.wire === field.dataset.wire && mark(piece)) || [];
      const answer = input(field), frame = views.getBoundingClientRect();
      field.classList.toggle("placed", Boolean(use));
      // In a picture without a place for it, a field stays with its label.
      if (!use) { field.querySelector(".said").before(answer); continue; }
      if (answer.parentElement !== fields) fields.append(answer);
      const text = mark(piece), move = use.getScreenCTM(), size = parseFloat(text.getAttribute("font-size"));
      const x = text.getAttribute("x") * move.a + move.e, y = (text.getAttribute("y") - size * 0.36) * move.d + move.f;
      const height = Math.max(30, Math.min(44, size * 1.15 * move.a)), lines = Number(answer.getAttribute("rows") || 1);
      Object.assign(answer.style, {
        left: x - 6 - frame.left + "px", top: y - height / 2 - frame.top + "px",
        height: height + (lines - 1) * 20 + "px", fontSize: Math.max(16, height * 0.5) / (lines > 1 ? 1.2 : 1) + "px"
      });
    }
  }

  // The question mark of a drawing that asks.
  const mark = piece => [...piece.querySelectorAll("text")].find(text => text.textContent.trim() === "?");

  function check(item, isShown) {
    const entry = data.steps.find(entry => entry.step === Number(item.dataset.step));
    let isDone = true, first = null;
    [...item.querySelectorAll(".field")].forEach((field, place) => {
      const question = entry.questions[place], answer = input(field);
      const said = field.querySelector(".said"), given = numbers(answer.value, question.shape);
      const record = { step: entry.step, wire: question.wire, text: answer.value };
      if (said.classList.contains("right") && (isShown || fits(given || [], question))) return;
      if (isShown) {
        say(said, fill(words.rule, question));
        log.push({ ...record, isRight: false, isShown: true, mistakes: [], hides: [] });
        return;
      }
      const tried = Number(field.dataset.tried || 0) + 1;
      const found = given && diagnosis(given, question, tried > 1);
      if (!found) {
        say(said, question.how);
      } else {
        field.dataset.tried = tried;
        say(said, found.sentence, found.isRight);
        log.push({ ...record, isRight: found.isRight, isShown: false, mistakes: found.mistakes, hides: found.hides });
      }
      answer.setAttribute("aria-invalid", String(!(found && found.isRight)));
      if (!(found && (found.isRight || tried > 1))) { isDone = false; first = first || answer; }
    });
    if (isShown || isDone) reveal(item); else first.focus();
  }

  function choose(item) {
    const concept = data.concepts[Number(item.dataset.concept)], said = item.querySelector(".said");
    const chosen = item.querySelector("input:checked");
    if (!chosen) return say(said, words.choose);
    const option = concept.options[Number(chosen.value)];
    say(said, option.feedback, option.isRight);
    log.push({ question: concept.kind, text: item.querySelector(`label[for="${chosen.id}"]`).textContent,
      isRight: option.isRight, isShown: false, mistakes: [], hides: [] });
    if (option.isRight) { item.classList.add("done"); find("next").focus(); }
  }

  function summarise() {
    const tries = new Map(), counts = new Map();
    for (const record of log) {
      const key = record.question || `${record.step} ${record.wire}`;
      if (!tries.has(key)) tries.set(key, record.isRight);
      for (const name of record.mistakes) counts.set(name, (counts.get(name) || 0) + 1);
    }
    const all = data.concepts.length + data.steps.reduce((sum, entry) => sum + entry.questions.length, 0);
    const right = [...tries.values()].filter(Boolean).length;
    find("score").textContent = fill(words.score, { right, all, rest: all - tries.size });
    const lines = [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) =>
      fill(words[["once", "twice"][count - 1] || "often"], { mistake: data.mistakes[name], count }));
    find("mistakes").replaceChildren(...(lines.length ? lines : [words.none]).map(text => {
      const line = document.createElement("li");
      line.textContent = text;
      return line;
    }));
    find("answers").value = JSON.stringify({ version: 1, title: data.title, questions: all, rightAtFirst: right,
      mistakes: Object.fromEntries(counts), answers: log }, null, 2);
  }

  function show(place, isMove) {
    shown = Math.max(0, Math.min(items.length - 1, place));
    items.forEach((item, index) => item.classList.toggle("shown", index === shown));
    find("place").textContent = fill(words.place, { number: shown + 1, count: items.length });
    find("previous").disabled = shown === 0;
    find("next").disabled = shown === items.length - 1;
    if (items[shown].id === "summary") summarise();
    settle();
    if (!isMove) return;
    const fields = [...items[shown].querySelectorAll(".field")].map(input);
    const field = fields[0] || items[shown].querySelector("form input");
    (field && !items[shown].classList.contains("done") ? field : find(shown === items.length - 1 ? "save" : "next")).focus();
    scrollTo(0, 0);
  }

  for (const item of items) {
    const form = item.querySelector("form");
    if (!form) continue;
    form.querySelector(".buttons").hidden = false;
    const answer = item.querySelector(".solution .views");
    if (answer && item.dataset.step) {
      answer.classList.add("answer");
      item.querySelector(".views").after(answer);
      const fields = document.createElement("div");
      fields.className = "fields";
      item.querySelector(".views").append(fields);
    }
    form.addEventListener("submit", event => {
      event.preventDefault();
      if (item.dataset.step) check(item, false); else choose(item);
    });
    const button = form.querySelector(".show");
    if (button) button.addEventListener("click", () => check(item, true));
  }
  addEventListener("resize", settle);
  document.addEventListener("scroll", settle, true);
  // On paper a field stands below its picture, with its label.
  addEventListener("beforeprint", () => {
    for (const field of document.querySelectorAll(".field")) {
      const answer = input(field);
      answer.removeAttribute("style");
      field.classList.remove("placed");
      field.querySelector(".said").before(answer);
    }
  });
  addEventListener("afterprint", settle);
  find("previous").addEventListener("click", () => show(shown - 1, true));
  find("next").addEventListener("click", () => show(shown + 1, true));
  find("save").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([find("answers").value + "\n"], { type: "application/json" }));
    link.download = "answers.json";
    link.click();
    URL.revokeObjectURL(link.href);
  });
  find("again").addEventListener("click", () => {
    log = [];
    for (const item of items) {
      item.classList.remove("done");
      for (const form of item.querySelectorAll("form")) form.reset();
      for (const said of item.querySelectorAll(".said")) say(said, "");
      for (const field of item.querySelectorAll(".field")) {
        delete field.dataset.tried;
        input(field).removeAttribute("aria-invalid");
      }
      for (const part of item.querySelectorAll("details")) part.open = false;
    }
    show(firstQuestion, true);
  });

  document.documentElement.classList.add("one");
  find("controls").hidden = find("summary").hidden = false;
  // It begins with a question; what it follows from is in the picture, and a step back.
  const firstQuestion = Math.max(0, items.findIndex(item => item.matches(".question")));
  show(firstQuestion, false);
})();
