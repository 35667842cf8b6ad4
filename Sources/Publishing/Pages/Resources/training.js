(() => {
  // Each dot of the loss leads to the first step of its iteration, and that of the step in sight is lit.
  const dots = [...document.querySelectorAll("#loss a")];
  for (const dot of dots) dot.setAttribute("href", dot.getAttribute("href").replace("#step-", "#step="));
  const steps = document.getElementById("steps");
  const light = () => {
    const shown = steps.querySelector(":scope > .shown");
    for (const dot of dots) dot.classList.toggle("shown", !!shown && dot.dataset.chapter === shown.dataset.chapter);
  };
  new MutationObserver(light).observe(steps, { subtree: true, attributes: true, attributeFilter: ["class"] });
  light();
})();
