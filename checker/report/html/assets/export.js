// Decisions as files: waivers for the checker, corrections for the writer.

// YAML reads JSON strings, but no half of a surrogate pair, and these characters not raw.
const quoted = (text) =>
  JSON.stringify(text.replace(/\p{Surrogate}/gu, "")).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"),
  );

const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

const isWaiver = (entry) => entry.decision !== "adopt";
const hasReason = (entry) => entry.reason.trim() !== "";

function waiverText(entry) {
  const lines = [
    `  - rule: ${quoted(entry.finding.rule)}`,
    `    decision: ${words[`${entry.decision}-word`]}`,
    "    quotes:",
    ...entry.finding.quotes.map((quote) => `      - ${quoted(quote)}`),
  ];
  if (entry.decision === "different-basis" && entry.finding.indicators.length === 2) {
    lines.push("    indicators:");
    lines.push(...entry.finding.indicators.map((name) => `      - ${quoted(name)}`));
  }
  lines.push(`    reason: ${quoted(entry.reason.trim())}`);
  if (entry.by.trim()) lines.push(`    by: ${quoted(entry.by.trim())}`);
  lines.push(`    decided: ${today()}`);
  if (entry.until) lines.push(`    until: ${entry.until}`);
  lines.push(`    page: ${quoted(entry.finding.page)}`);
  return lines.join("\n");
}

function waiversText(entries) {
  if (!entries.length) return "";
  return `# ${words["waivers-head"]}\nwaivers:\n${entries.map(waiverText).join("\n")}\n`;
}

function correctionText(entry, number) {
  const lines = [
    `${number}. 【${entry.state}】${entry.quote}`,
    `   ${words["correction-problem"]}：${entry.message}`,
  ];
  if (entry.suggestion) lines.push(`   ${words["correction-instead"]}：${entry.suggestion}`);
  if (entry.slip) lines.push(`   ${words["correction-slip"]}：${entry.slip}`);
  const by = entry.by.trim() ? `（${entry.by.trim()}）` : "";
  if (hasReason(entry)) lines.push(`   ${words["correction-note"]}：${entry.reason.trim()}${by}`);
  return lines.join("\n");
}

function correctionsText(entries) {
  const pages = new Map();
  for (const entry of entries) {
    const path = entry.page.path;
    if (!pages.has(path)) pages.set(path, []);
    pages.get(path).push(entry);
  }
  return [...pages.values()].map(pageCorrections).join("\n\n");
}

function pageCorrections(entries) {
  const page = entries[0].page;
  const count = words["correction-count"].replace("{count}", entries.length);
  const head = [words["corrections-file"], page.date, page.title, page.path === page.title ? "" : page.path, count];
  const list = entries.map((entry, place) => correctionText(entry, place + 1));
  return `${head.filter(Boolean).join(" · ")}\n\n${list.join("\n\n")}\n`;
}

function openExport() {
  const entries = knownDecisions();
  const waivers = entries.filter((entry) => isWaiver(entry) && hasReason(entry));
  const leftOut = entries.filter((entry) => isWaiver(entry) && !hasReason(entry)).length;
  const texts = {
    waivers: waiversText(waivers),
    corrections: correctionsText(entries.filter((entry) => !isWaiver(entry))),
  };
  for (const [name, text] of Object.entries(texts)) {
    one(`#text-${name}`).value = text;
    one(`#export-${name}`).hidden = text === "";
  }
  const note = one("#export-note");
  note.textContent = leftOut ? words["left-out"].replace("{count}", leftOut) : "";
  if (!entries.length) note.textContent = words["nothing-yet"];
  note.hidden = note.textContent === "";
  for (const button of all("[data-copy]")) button.textContent = words.copy;
  one("#export").showModal();
}

async function copyText(button) {
  const area = one(`#text-${button.dataset.copy}`);
  try {
    await navigator.clipboard.writeText(area.value);
  } catch {
    area.select();
    document.execCommand("copy");
  }
  button.textContent = words.copied;
}

function downloadText(name) {
  const text = one(`#text-${name}`).value;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = name === "waivers" ? "waivers.yaml" : words["corrections-name"];
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
