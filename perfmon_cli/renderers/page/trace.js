/* Shows where a figure comes from when it is pointed at, tapped or moved to with the keys.
   Every table, and the figures in the text under one heading, are one tab stop; arrow keys move
   within it, Home and End to its ends, Enter shows, Escape hides what is shown. */
(() => {
  "use strict";
  const main = document.getElementById("main");
  const data = JSON.parse(document.getElementById("figure-trace").textContent);
  const WAIT = 300; // milliseconds to move the pointer from a figure to what is shown of it
  const MARGIN = 8; // pixels between it and the figure, and the edge of the window

  const tip = document.createElement("div");
  tip.id = "figure-tip";
  tip.className = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  main.append(tip);
  document.documentElement.classList.add("traced");

  let shown = null;
  let timer = 0;
  let pointer = "";

  /* What is known of a figure: the middle of its place's id is the figure's own short name. */
  const linesOf = (figure) => data.figures[figure.id.split("_")[1]];
  const words = (piece) => (typeof piece === "number" ? data.words[piece] : piece);
  const text = (line) => (Array.isArray(line) ? line.map(words).join("") : words(line));

  const figureAt = (target) => {
    const found = target instanceof Element ? target.closest("[data-figure]") : null;
    return found && main.contains(found) && linesOf(found) ? found : null;
  };

  const place = () => {
    if (!shown) return;
    const box = shown.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const root = document.documentElement;
    const below = box.bottom + MARGIN;
    const above = box.top - MARGIN - height;
    const fits = below + height <= root.clientHeight || above < 0;
    const left = Math.min(box.left, root.clientWidth - width - MARGIN);
    tip.style.left = `${Math.max(left, MARGIN)}px`;
    tip.style.top = `${fits ? below : above}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  };

  const show = (figure) => {
    clearTimeout(timer);
    if (figure === shown) return;
    hide();
    const [title, ...rest] = linesOf(figure).map(text);
    const heading = document.createElement("b");
    heading.textContent = `${figure.textContent}: ${title}`;
    const first = document.createElement("p");
    first.append(heading);
    tip.replaceChildren(first, ...rest.map((line) => {
      const next = document.createElement("p");
      next.textContent = line;
      return next;
    }));
    tip.scrollTop = 0;
    tip.hidden = false;
    shown = figure;
    figure.setAttribute("aria-describedby", tip.id);
    place();
  };

  const hideSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const focused = figureAt(document.activeElement);
      if (focused) show(focused);
      else hide();
    }, WAIT);
  };

  /* The tab stops: the figures of each table, and of the text between two headings. */
  const groupOf = new Map();
  const tables = new Map();
  let group = [];
  for (const found of main.querySelectorAll("h2,h3,h4,h5,[data-figure]")) {
    if (!found.hasAttribute("data-figure")) {
      group = [];
    } else if (linesOf(found) && !found.querySelector("a")) {
      const table = found.closest("table");
      if (table && !tables.has(table)) tables.set(table, []);
      const own = table ? tables.get(table) : group;
      own.push(found);
      groupOf.set(found, own);
      found.setAttribute("role", "button");
      found.tabIndex = own.length === 1 ? 0 : -1;
    }
  }
  /* What can be done stands behind the first block that holds a figure. */
  const [first] = groupOf.keys();
  if (first) {
    const hint = document.createElement("p");
    hint.className = "note trace-hint";
    hint.textContent = matchMedia("(pointer: coarse)").matches ? data.touch : data.hint;
    first.closest("main > section > *").after(hint);
  }
  /* A table's own tab stop takes the place of its region's: arrow keys scroll on from its edge. */
  for (const table of tables.keys()) {
    const region = table.closest("[role=region][tabindex]");
    for (const name of ["tabindex", "role", "aria-labelledby"]) region?.removeAttribute(name);
  }

  /* The next figure of the same column, or else of the column nearest to it. */
  const inColumn = (figure, step) => {
    const cell = figure.closest("td,th");
    let row = cell.parentElement;
    do {
      row = step > 0 ? row.nextElementSibling : row.previousElementSibling;
      const cells = row ? [...row.cells].filter((one) => one.querySelector("[data-figure]")) : [];
      const away = (one) => Math.abs(one.cellIndex - cell.cellIndex);
      cells.sort((one, other) => away(one) - away(other));
      const inCells = cells.flatMap((one) => [...one.querySelectorAll("[data-figure]")]);
      const found = inCells.find((one) => groupOf.has(one));
      if (found) return found;
    } while (row);
    return null;
  };

  const target = (figure, key) => {
    const own = groupOf.get(figure);
    const at = own.indexOf(figure);
    if (key === "ArrowLeft") return own[at - 1];
    if (key === "ArrowRight") return own[at + 1];
    if (key === "Home") return own[0];
    if (key === "End") return own[own.length - 1];
    if (!figure.closest("table")) return null;
    if (key === "ArrowUp") return inColumn(figure, -1);
    if (key === "ArrowDown") return inColumn(figure, 1);
    return null;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) {
      hide();
      return;
    }
    const figure = document.activeElement;
    if (!groupOf.has(figure) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      show(figure);
      return;
    }
    const next = target(figure, event.key);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  main.addEventListener("focusin", (event) => {
    const figure = figureAt(event.target);
    if (!figure) return;
    for (const one of groupOf.get(figure) ?? []) one.tabIndex = one === figure ? 0 : -1;
    show(figure);
  });
  main.addEventListener("focusout", hide);
  /* The browser says that the pointer is over something, too, when the page moves beneath it. */
  const moved = (event) => {
    const before = pointer;
    pointer = `${event.clientX} ${event.clientY}`;
    return pointer !== before;
  };
  main.addEventListener("pointermove", moved, { passive: true });
  main.addEventListener("pointerover", (event) => {
    if (!moved(event)) return;
    const figure = figureAt(event.target);
    if (figure) show(figure);
    else if (tip.contains(event.target)) clearTimeout(timer);
  });
  main.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && shown) hideSoon();
  });
  document.addEventListener("click", (event) => {
    const figure = figureAt(event.target);
    if (figure) show(figure);
    else if (!tip.contains(event.target)) hide();
  });
  addEventListener("resize", place);
  addEventListener("scroll", place, { capture: true, passive: true });
})();
