// What the editor decided, kept in this browser under the fingerprint of the finding.
const shelf = `checker-review-${data.review}`;
let decisions = {};
let isKept = true;

function loadDecisions() {
  try {
    const kept = JSON.parse(localStorage.getItem(shelf) || "{}");
    decisions = Object.prototype.toString.call(kept) === "[object Object]" ? kept : {};
  } catch {
    decisions = {};
  }
}

function keepDecisions() {
  try {
    localStorage.setItem(shelf, JSON.stringify(decisions));
    isKept = true;
  } catch {
    isKept = false;
  }
  showProgress();
}

const nameShelf = "checker-reviewer";

function reviewerName() {
  try {
    return localStorage.getItem(nameShelf) || "";
  } catch {
    return "";
  }
}

function keepName(name) {
  try {
    localStorage.setItem(nameShelf, name);
  } catch {
    isKept = false;
  }
}

const knownDecisions = () => data.known.filter((id) => decisions[id]).map((id) => decisions[id]);

function showProgress() {
  const done = new Set(knownDecisions().map((each) => each.id)).size;
  const text = words.reviewed.replace("{done}", done).replace("{all}", data.known.length);
  for (const place of all(".progress")) {
    place.textContent = (data.known.length ? text : "") + (isKept ? "" : ` ${words["not-kept"]}`);
  }
  for (const button of all(".export")) button.hidden = !data.known.length;
}

const plainText = (card, selector) => {
  const element = one(selector, card);
  if (!element) return "";
  const label = one(".k", element);
  const text = element.textContent.trim();
  return label ? text.slice(label.textContent.length).trim() : text;
};

// The quoted words of a card, its figures in marks, without the labels.
function quoteOf(card) {
  const words = (node) => {
    if (node.nodeName === "SMALL") return "";
    return node.nodeName === "B" ? `⟦${node.textContent}⟧` : node.textContent;
  };
  return all(".quote q", card).map((q) => [...q.childNodes].map(words).join("").trim()).join("；");
}

// A decision holds all that its export needs: the page of the card may not be open then.
function decide(card, decision) {
  const id = card.dataset.id;
  const before = decisions[id];
  if (before && before.decision === decision) {
    delete decisions[id];
  } else {
    decisions[id] = {
      reason: "",
      by: reviewerName(),
      until: "",
      ...before,
      id,
      decision,
      finding: JSON.parse(card.dataset.review),
      page: { ...one(".page").dataset },
      quote: quoteOf(card),
      state: one(".s", card).textContent,
      message: plainText(card, ".message") || plainText(card, "h3"),
      suggestion: plainText(card, ".suggestion"),
      slip: plainText(card, ".slip"),
    };
  }
  keepDecisions();
  cards.filter((same) => same.dataset.review && same.dataset.id === id).forEach(showDecision);
  light(card);
  const reason = one("[name=reason]", card);
  if (reason && decision !== "adopt") reason.focus();
}

function showDecision(card) {
  const entry = decisions[card.dataset.id];
  card.classList.toggle("decided", Boolean(entry));
  for (const button of all("[data-decision]", card)) {
    const isOn = Boolean(entry) && entry.decision === button.dataset.decision;
    button.setAttribute("aria-pressed", isOn);
  }
  const form = one(".form", card);
  if (!entry) {
    if (form) form.remove();
    return;
  }
  fillForm(form || addForm(card), entry);
}

function addForm(card) {
  const form = one("#review-form").content.firstElementChild.cloneNode(true);
  one(".review", card).after(form);
  return form;
}

function fillForm(form, entry) {
  const isWaiver = entry.decision !== "adopt";
  one("[data-label]", form).textContent = words[isWaiver ? "reason-label" : "note-label"];
  for (const input of all("[name]", form)) {
    if (input.value !== entry[input.name]) input.value = entry[input.name];
  }
  one("[name=reason]", form).required = isWaiver;
  one(".until", form).hidden = !isWaiver;
  const by = entry.by.trim() && entry.reason.trim() ? `（${entry.by.trim()}）` : "";
  one(".told", form).textContent = entry.reason.trim() + by;
  one(".missing", form).hidden = !isWaiver || entry.reason.trim() !== "";
}

function takeInput(input) {
  const card = input.closest(".card");
  const entry = decisions[card.dataset.id];
  if (!entry) return;
  entry[input.name] = input.value;
  if (input.name === "by") keepName(input.value);
  keepDecisions();
  fillForm(input.closest(".form"), entry);
}

function showDecisions() {
  cards.filter((card) => decisions[card.dataset.id]).forEach(showDecision);
  showProgress();
}
