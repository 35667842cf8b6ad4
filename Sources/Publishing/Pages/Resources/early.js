document.documentElement.classList.add("one")
