// Clicks and keys come in here; one listener each, whatever is on the page.
const doing = {
  export: openExport,
  text: toText,
  more: () => fillList(Number(one(".more").dataset.count)),
};

document.addEventListener("click", (event) => {
  const target = event.target.closest("button, a, .card, summary, input, textarea, label");
  if (!target) return;
  const { dataset } = target;
  const card = target.closest(".card");
  if (dataset.do === "text") light(card);
  if (dataset.do) doing[dataset.do]();
  else if (target.matches("#index .chip")) pressIndexChip(target);
  else if (target.matches(".chip")) toggleState(dataset.state);
  else if (target.matches("th button")) sortBy(target);
  else if (dataset.decision) decide(card, dataset.decision);
  else if (dataset.copy) copyText(target);
  else if (dataset.download) downloadText(dataset.download);
  else if (target.matches(".text a.m")) chooseMark(target);
  else if (target.matches("td a[data-k]")) goToFigure(dataset.k);
  else if (dataset.card) choose(cards[dataset.card]);
  else if (target === card && !String(getSelection())) choose(card, { focus: false });
  else return;
  if (target.matches("a") && !dataset.download) event.preventDefault();
});

function pressIndexChip(chip) {
  chip.setAttribute("aria-pressed", chip.getAttribute("aria-pressed") !== "true");
  filterIndex();
}

function goToFigure(key) {
  const mark = (marks.get(key) || [])[0];
  if (!mark) return;
  if (mark.matches("a")) chooseMark(mark);
  else {
    clear();
    lit = [mark];
  }
  mark.classList.add("on", "at");
  bring(mark, "center");
}

document.addEventListener("input", (event) => {
  if (event.target.closest(".form")) takeInput(event.target);
  else if (event.target.id === "find") filterIndex();
});

const decisionKeys = { 1: "adopt", 2: "false-alarm", 3: "different-basis" };
const keys = {
  j: () => stepCard(1),
  k: () => stepCard(-1),
  n: () => stepMark(1),
  p: () => stepMark(-1),
  Escape: () => clear(),
};

function arrowKey(key) {
  const place = document.activeElement;
  if (place.matches(".card")) {
    return { ArrowDown: keys.j, ArrowUp: keys.k, ArrowRight: toText }[key];
  }
  if (place.matches(".text a.m")) {
    return { ArrowDown: keys.n, ArrowUp: keys.p, ArrowLeft: toCard }[key];
  }
  return undefined;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, textarea") || one("dialog[open]")) return;
  let action = keys[event.key] || arrowKey(event.key);
  if (decisionKeys[event.key] && currentCard() && currentCard().dataset.review) {
    action = () => decide(currentCard(), decisionKeys[event.key]);
  }
  if (!action || !one(".page")) return;
  event.preventDefault();
  action();
});

// Another window of the same report may have decided something.
addEventListener("storage", (event) => {
  if (event.key !== shelf) return;
  loadDecisions();
  cards.filter((card) => card.dataset.review).forEach(showDecision);
  showProgress();
});

loadDecisions();
readPage();
showDecisions();
if (one("#opened")) {
  addEventListener("hashchange", route);
  route();
} else if (/^#c\d+$/.test(location.hash) && cards[location.hash.slice(2)]) {
  choose(cards[location.hash.slice(2)]);
}
addEventListener("beforeprint", () => cards.length && fillList(cards.length));
