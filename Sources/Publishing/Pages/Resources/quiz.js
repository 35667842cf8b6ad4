(() => {
  const find = id => document.getElementById(id);
  const data = JSON.parse(find("data").textContent);
  const items = [...document.querySelectorAll("#steps > li")];
  let shown = -1, log = [];

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

  function diagnosis(given, question) {
    const alike = question.mistaken.filter(entry => near(given, entry));
    const told = alike.map(entry => entry.told).join("; or ");
    const isRight = fits(given, question);
    const sentence = isRight
      ? `Right: ${question.rule}.` + (told ? ` It proves little: the same comes of ${told}.` : "")
      : told ? `That is ${told}; right is ${question.rule}.` : `Not so: right is ${question.rule}.`;
    const names = [...new Set(alike.map(entry => entry.mistake))];
    return { isRight, sentence, mistakes: isRight ? [] : names, hides: isRight ? names : [] };
  }

  function say(place, text, isRight) {
    place.textContent = text;
    place.classList.toggle("right", isRight === true);
    place.classList.toggle("wrong", isRight === false);
  }

  function reveal(item) {
    item.classList.add("done");
    item.querySelector(".solution").open = true;
  }

  function check(item, isShown) {
    const entry = data.steps.find(entry => entry.step === Number(item.dataset.step));
    let isDone = true, first = null;
    [...item.querySelectorAll(".field")].forEach((field, place) => {
      const question = entry.questions[place], input = field.querySelector("input, textarea");
      const said = field.querySelector(".said"), given = numbers(input.value, question.shape);
      const record = { step: entry.step, wire: question.wire, text: input.value };
      if (isShown) {
        if (!said.classList.contains("right")) {
          say(said, `The rule: ${question.rule}.`);
          log.push({ ...record, isRight: false, isShown: true, mistakes: [], hides: [] });
        }
        return;
      }
      const found = given && diagnosis(given, question);
      if (!found) {
        say(said, question.shape.length
          ? `Write ${question.shape.join(" × ")} numbers, such as ${question.shape.length > 1 ? "1 2 in one line and 3 4 in the next" : "1, 2"}.`
          : "Write a number such as −4, 0.5, −8/2 or 1e-3.");
      } else if (!(said.classList.contains("right") && found.isRight)) {
        say(said, found.sentence, found.isRight);
        log.push({ ...record, isRight: found.isRight, isShown: false, mistakes: found.mistakes, hides: found.hides });
      }
      if (!(found && found.isRight)) { isDone = false; first = first || input; }
      input.setAttribute("aria-invalid", String(!(found && found.isRight)));
    });
    if (isShown) return;
    if (isDone) { reveal(item); find("next").focus(); } else first.focus();
  }

  function choose(item) {
    const concept = data.concepts[Number(item.dataset.concept)], said = item.querySelector(".said");
    const chosen = item.querySelector("input:checked");
    if (!chosen) return say(said, "Choose one of the answers.");
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
    find("score").textContent = `${right} of ${all} right at the first try, ${all - tries.size} not answered.`;
    const lines = [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) =>
      `${data.mistakes[name]}: ${count === 1 ? "once" : count === 2 ? "twice" : count + " times"}`);
    find("mistakes").replaceChildren(...(lines.length ? lines : ["No mistake that is known by its number."]).map(text => {
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
    find("place").textContent = `${shown + 1} of ${items.length}`;
    find("previous").disabled = shown === 0;
    find("next").disabled = shown === items.length - 1;
    if (items[shown].id === "summary") summarise();
    if (!isMove) return;
    const field = items[shown].querySelector("form input, form textarea");
    (field && !items[shown].classList.contains("done") ? field : find(shown === items.length - 1 ? "save" : "next")).focus();
    scrollTo(0, 0);
  }

  for (const item of items) {
    const form = item.querySelector("form");
    if (!form) continue;
    form.querySelector(".buttons").hidden = false;
    // The picture of the answer takes the place of the question's, so that nothing moves.
    const answer = item.querySelector(".solution .picture");
    if (answer && item.dataset.step) {
      answer.classList.add("answer");
      item.prepend(answer);
    }
    form.addEventListener("submit", event => {
      event.preventDefault();
      if (item.dataset.step) check(item, false); else choose(item);
    });
    const button = form.querySelector(".show");
    if (button) button.addEventListener("click", () => { check(item, true); reveal(item); find("next").focus(); });
  }
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
      for (const part of item.querySelectorAll("details")) part.open = false;
    }
    show(0, true);
  });

  document.documentElement.classList.add("one");
  find("controls").hidden = find("summary").hidden = false;
  show(0, false);
})();
