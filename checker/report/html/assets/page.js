"use strict";
// One page: cards and figures lead to each other, by click and by key.
const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const calm = matchMedia("(prefers-reduced-motion: reduce)");

// Which element bears which figure; built once for a page, so that a click stays quick.
let cards = [];
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
  cards = all(".card");
  marks = new Map();
  cardsOf = new Map();
  lit = [];
  all(".text .m").filter((mark) => mark.dataset.k).forEach((mark) => note(marks, mark));
  cards.forEach((card) => note(cardsOf, card));
  if (cards.length) fillList();
}

const marksOf = (card) => card.dataset.k.split(" ").flatMap((key) => marks.get(key) || []);
const cardsAt = (mark) => mark.dataset.k.split(" ").flatMap((key) => cardsOf.get(key) || []);
const currentCard = () => one(".card.on");

function clear() {
  all(".card.peek").forEach((card) => card.remove());
  for (const element of lit) {
    element.classList.remove("on", "at", "peek");
    element.removeAttribute("aria-current");
  }
  lit = [];
}

function light(card, at) {
  clear();
  lit = [card, ...marksOf(card)];
  for (const element of lit) element.classList.add("on");
  if (!card.isConnected) peek(card);
  card.setAttribute("aria-current", "true");
  if (at) at.classList.add("at");
}

// A card that the filters hide is shown as long as it is looked at.
function peek(card) {
  const next = all(".card").find((other) => cards.indexOf(other) > cards.indexOf(card));
  card.classList.add("peek");
  one(".cards").insertBefore(card, next || null);
}

function bring(element, block = "nearest") {
  element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
}

// A card chosen by the reader: its figures come into view beside it.
function choose(card, { focus = true, text = true } = {}) {
  light(card);
  if (focus) card.focus({ preventScroll: true });
  bring(card);
  const first = firstLit();
  if (text && first && isBeside()) bring(first, "center");
}

const firstLit = () => one(".text .m.on");
const isBeside = () => matchMedia("(min-width: 60rem)").matches;

function chooseMark(mark) {
  const found = cardsAt(mark);
  const open = found.filter((each) => each.isConnected);
  const again = mark.classList.contains("at") ? found[found.indexOf(currentCard()) + 1] : null;
  const card = again || open[0] || found[0];
  if (!card) return;
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
  const card = step(all(".card"), currentCard(), by);
  if (card) choose(card);
}

function stepMark(by) {
  const isOpen = (mark) => cardsAt(mark).some((card) => card.isConnected);
  const list = all(".text a.m").filter(isOpen);
  const from = one(".text .m.at") || firstLit();
  const mark = step(list, from, by);
  if (!mark) return;
  chooseMark(mark);
  bring(mark, "center");
}

function toText() {
  const first = firstLit();
  if (!first) return;
  first.classList.add("at");
  if (first.tabIndex >= 0) first.focus({ preventScroll: true });
  bring(first, "center");
}

function toCard() {
  const card = currentCard();
  if (card) choose(card, { text: false });
}

// Filters: only the cards of the chosen states are in the list, and not too many at once.
const atOnce = 100;
const stateOf = (card) => card.classList[1];
const shownStates = () => new Set(one(".cards").dataset.show.split(" ").filter(Boolean));

function fillList(count = atOnce) {
  const states = shownStates();
  const fitting = cards.filter((card) => states.has(stateOf(card)));
  one(".cards").replaceChildren(...fitting.slice(0, count));
  const left = fitting.length - count;
  const more = one(".more");
  more.hidden = left <= 0;
  more.dataset.count = count + atOnce;
  more.textContent = words.more.replace("{count}", left);
  one(".note.empty").hidden = fitting.length > 0 || Boolean(one(".note.good, .note.bad"));
}

function showStates(states) {
  clear();
  one(".cards").dataset.show = [...states].join(" ");
  for (const chip of all(".page .chip")) {
    chip.setAttribute("aria-pressed", states.has(chip.dataset.state));
  }
  fillList();
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
