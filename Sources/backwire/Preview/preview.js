// One circuit that is drawn again whenever it is saved: the page keeps its step, and an error stands over the last picture.
(() => {
  const frame = document.getElementById("page"), fault = document.getElementById("fault");
  const name = document.documentElement.dataset.name;
  let shown = -1;

  const events = new EventSource("/events");
  events.addEventListener("state", message => {
    const state = JSON.parse(message.data);
    if (state.name !== name) return;
    fault.textContent = state.error || "";
    fault.hidden = !state.error;
    if (state.version === shown || !state.version) return;
    shown = state.version;
    frame.contentWindow.location.replace(`/page/${encodeURIComponent(name)}?${shown}${frame.contentWindow.location.hash}`);
  });
  events.addEventListener("error", () => {
    fault.textContent = "The preview has ended.";
    fault.hidden = false;
  });
})();
