// Many pages in one file: each is packed, and unpacked when it is opened.
const title = document.title;

async function unpack(number) {
  const packed = Uint8Array.from(atob(one(`#packed-${number}`).textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

async function openPage(number) {
  const place = one("#opened");
  try {
    place.innerHTML = await unpack(number);
  } catch {
    place.innerHTML = '<p class="note bad"></p>';
    place.firstElementChild.textContent = words["browser-old"];
  }
  one("#index").hidden = true;
  place.hidden = false;
  const page = one("#page");
  if (page) document.title = `${page.dataset.title} · ${words.title}`;
  readPage();
  showDecisions();
  scrollTo(0, 0);
}

function openIndex() {
  one("#opened").replaceChildren();
  one("#opened").hidden = true;
  one("#index").hidden = false;
  document.title = title;
  readPage();
}

function route() {
  const number = Number(location.hash.replace("#p", ""));
  if (location.hash.startsWith("#p") && one(`#packed-${number}`)) return openPage(number);
  if (location.hash === "" || location.hash === "#") openIndex();
  return undefined;
}

// The index shows the pages that have a chosen state, and whose name holds the words sought.
function filterIndex() {
  const states = all("#index .chip[aria-pressed=true]").map((chip) => chip.dataset.state);
  const sought = one("#find").value.trim().toLowerCase();
  for (const row of all("table.pages tbody tr")) {
    const has = row.dataset.states.split(" ");
    const fits = !states.length || states.some((state) => has.includes(state));
    row.hidden = !fits || !row.cells[0].textContent.toLowerCase().includes(sought);
  }
}
