// The list of all circuits, which grows and shrinks with the folder.
(() => {
  new EventSource("/events").addEventListener("list", message => {
    document.getElementById("circuits").replaceChildren(...JSON.parse(message.data).map(name => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = "/circuit/" + encodeURIComponent(name);
      link.textContent = name;
      item.append(link);
      return item;
    }));
  });
})();
