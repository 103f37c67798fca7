// matrix.js: who does what, functions by roles. A row that is not there was not asked about; an empty one says that nobody
// does it. On a narrow page each function is a group of lines.

function matrixEditor(f, path) {
  const roles = choices({ list: f.matrix.list })
  const box = h("div", { class: "value", id: idOf(path) }, h("p", { class: "label", id: idOf(path) + ".label" }, f.label), ...extras(f, path))
  if (roles.length === 0) {
    box.append(h("p", { class: "help" }, say("fillColumns", { name: fields.get(f.matrix.list).label })))
    return box
  }
  const head = h("tr", {}, h("th", { scope: "col" }, words.function),
    roles.map(r => h("th", { scope: "col", data: { list: f.matrix.list, row: r.id } }, r.label)),
    f.matrix.system && h("th", { scope: "col" }, words.system), h("th", { scope: "col" }, words.nobody), h("th", { scope: "col" }, words.unknown))
  const body = f.matrix.rows.map(r => markRow(f, path.concat(r.id), r, roles))
  box.append(h("p", { class: "help" }, words.marks), h("div", { class: "wide", tabindex: "0", role: "region", "aria-labelledby": idOf(path) + ".label" },
    h("table", { class: "matrix" }, h("thead", {}, head), h("tbody", {}, body))))
  showRows(f, box)
  return box
}

// markRow is the cells of one function.
function markRow(f, path, entry, roles) {
  const row = () => get(path)
  const marks = () => row() !== null && typeof row() === "object" ? row() : {}
  const take = (role, mark) => {
    const next = { ...marks() }
    if (mark) next[role] = mark
    else delete next[role]
    set(path, Object.keys(next).length ? next : undefined)
    show()
    changed(path)
  }
  const line = h("tr", { data: { entry: entry.id, extra: entry.extra ? "yes" : "" } }, h("th", { scope: "row" }, entry.label))
  const show = () => {
    for (const e of line.querySelectorAll("select")) e.value = marks()[e.dataset.role] || ""
    for (const e of line.querySelectorAll("input")) {
      const { word } = e.dataset
      e.checked = word === "system" ? marks().system === "S" : word === "unknown" ? row() === "unknown" : row() !== undefined && row() !== null && row() !== "unknown" && Object.keys(marks()).length === 0
    }
  }
  for (const r of roles) {
    line.append(h("td", {}, h("span", { class: "cell-name", "aria-hidden": "true", data: { list: f.matrix.list, row: r.id } }, r.label),
      h("select", { id: idOf(path.concat(r.id)), "aria-label": `${entry.label}: ${r.label}`, data: { role: r.id }, on: { change: e => take(r.id, e.target.value) } },
        h("option", { value: "" }, "·"), ["R", "A", "RA", "B"].map(m => h("option", { value: m, "aria-label": words["mark" + m] }, m)))))
  }
  const word = (name, label, change) => line.append(h("td", { class: "word" }, h("label", { class: "tick" },
    h("input", { type: "checkbox", id: idOf(path.concat("=" + name)), "aria-label": `${entry.label}: ${label}`, data: { word: name }, on: { change } }), h("span", { class: "cell-name" }, label))))
  if (f.matrix.system) word("system", words.system, e => take("system", e.target.checked ? "S" : ""))
  const instead = value => e => {
    set(path, e.target.checked ? value : undefined)
    show()
    changed(path)
  }
  word("nobody", words.nobody, instead({}))
  word("unknown", words.unknown, instead("unknown"))
  show()
  return line
}

// showRows shows the functions that this company has: all but those it says it lacks, and of the extra ones those it names.
function showRows(f, box) {
  const said = id => id && Array.isArray(state.answers[id]) ? state.answers[id] : []
  const absent = said(f.matrix.absent), present = said(f.matrix.present)
  for (const line of box.querySelectorAll("tr[data-entry]")) {
    const { entry, extra } = line.dataset
    line.hidden = !(extra ? present.includes(entry) : !absent.includes(entry)) && isAbsent(get(["answers", f.id, entry]))
  }
}
