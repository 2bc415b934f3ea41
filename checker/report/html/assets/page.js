"use strict";
// One page: cards and figures lead to each other, by click and by key.
const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const isHidden = (element) => element.offsetParent === null;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

// Which element bears which figure; built once for a page, so that a click stays quick.
let marks = new Map();
let cardsOf = new Map();
let lit = [];

function note(map, element) {
  for (const key of (element.dataset.k || "").split(" ")) {
    if (!map.has(key)) map.set(key, []);
    map.get(key).push(element);
  }
}

function readPage() {
  marks = new Map();
  cardsOf = new Map();
  lit = [];
  for (const mark of all(".text .m")) {
    if (mark.dataset.k) note(marks, mark);
  }
  for (const card of all(".card")) note(cardsOf, card);
}

const marksOf = (card) => card.dataset.k.split(" ").flatMap((key) => marks.get(key) || []);
const shownCards = () => all(".card").filter((card) => !isHidden(card));
const currentCard = () => one(".card.on");

function clear() {
  for (const element of lit) {
    element.classList.remove("on", "at");
    element.removeAttribute("aria-current");
  }
  lit = [];
}

function light(card, at) {
  clear();
  lit = [card, ...marksOf(card)];
  for (const element of lit) element.classList.add("on");
  card.setAttribute("aria-current", "true");
  if (at) at.classList.add("at");
}

function bring(element, block = "nearest") {
  element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
}

// A card chosen by the reader: its figures come into view beside it.
function choose(card, { focus = true, text = true } = {}) {
  if (isHidden(card)) showState(stateOf(card));
  light(card);
  if (focus) card.focus({ preventScroll: true });
  bring(card);
  const first = marksOf(card)[0];
  if (text && first && isBeside()) bring(first, "center");
}

const isBeside = () => matchMedia("(min-width: 60rem)").matches;

function chooseMark(mark) {
  const cards = mark.dataset.k.split(" ").flatMap((key) => cardsOf.get(key) || []);
  const card = cards.find((each) => !isHidden(each)) || cards[0];
  if (!card) return;
  if (isHidden(card)) showState(stateOf(card));
  light(card, mark);
  mark.focus({ preventScroll: true });
  bring(card, isBeside() ? "nearest" : "start");
}

function step(list, current, by) {
  if (!list.length) return null;
  const place = list.indexOf(current);
  if (place < 0) return by > 0 ? list[0] : list[list.length - 1];
  return list[Math.min(list.length - 1, Math.max(0, place + by))];
}

function stepCard(by) {
  const card = step(shownCards(), currentCard(), by);
  if (card) choose(card);
}

function stepMark(by) {
  const list = all(".text a.m");
  const from = one(".text .m.at") || one(".text .m.on");
  const mark = step(list, from, by);
  if (!mark) return;
  chooseMark(mark);
  bring(mark, "center");
}

function toText() {
  const first = currentCard() && marksOf(currentCard())[0];
  if (!first) return;
  first.classList.add("at");
  if (first.tabIndex >= 0) first.focus({ preventScroll: true });
  bring(first, "center");
}

function toCard() {
  const card = currentCard();
  if (card) choose(card, { text: false });
}

// Filters: the list carries the states it shows, the style sheet does the rest.
const stateOf = (card) => card.classList[1];

function shownStates() {
  const list = one(".cards");
  return list ? new Set(list.dataset.show.split(" ").filter(Boolean)) : new Set();
}

function showStates(states) {
  const list = one(".cards");
  list.dataset.show = [...states].join(" ");
  for (const chip of all(".page .chip")) {
    chip.setAttribute("aria-pressed", states.has(chip.dataset.state));
  }
  const counts = new Map(all(".page .chip").map((chip) => [chip.dataset.state, chip]));
  const isEmpty = counts.size > 0 && ![...states].some((state) => counts.has(state));
  const note = one(".note.empty");
  note.hidden = !isEmpty || Boolean(one(".note.good, .note.bad"));
}

function showState(state) {
  showStates(shownStates().add(state));
}

function toggleState(state) {
  const states = shownStates();
  if (!states.delete(state)) states.add(state);
  showStates(states);
}

// Number sheet and index: sort by what a cell is worth, else by its words.
function sortBy(button) {
  const head = button.closest("th");
  const place = head.cellIndex;
  const isUp = head.getAttribute("aria-sort") !== "ascending";
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
  const body = head.closest("table").tBodies[0];
  const rows = [...body.rows].map((row) => [worth(row.cells[place]), row]);
  rows.sort(([a], [b]) => (isUp ? 1 : -1) * compare(a, b));
  body.append(...rows.map(([, row]) => row));
}

function worth(cell) {
  const text = cell.dataset.v ?? cell.textContent.trim();
  const number = Number(text);
  return text !== "" && !Number.isNaN(number) ? number : text;
}

const order = new Intl.Collator("zh-CN", { numeric: true });

function compare(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return order.compare(a, b);
}
