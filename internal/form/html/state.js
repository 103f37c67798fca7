// state.js: the answers, which are an answer file all the time, and the paths of its values.
// A path is a list of keys and places: ["answers", "roles", 2, "title"].

const model = JSON.parse(document.getElementById("model").textContent)
const words = model.words
const fields = new Map(model.questions.flatMap(q => q.fields).map(f => [f.id, f]))

let state = blank()

function blank() {
  return { format: model.format, bank: model.bank, client: {}, interview: {}, answers: {}, evidence: {}, notes: {} }
}

// say puts numbers and names into one of the page's sentences.
function say(key, put = {}) {
  return words[key].replace(/\{(n|m|name)\}/g, (all, what) => what in put ? put[what] : all)
}

function get(path) {
  return path.reduce((at, key) => at === null || typeof at !== "object" ? undefined : at[key], state)
}

// set makes a value; undefined removes its key. Objects that are missing on the way are made.
function set(path, value) {
  const last = path[path.length - 1]
  let at = state
  for (const key of path.slice(0, -1)) {
    if (at[key] === null || typeof at[key] !== "object") at[key] = {}
    at = at[key]
  }
  if (value === undefined) delete at[last]
  else at[last] = value
}

const idOf = path => path.join(".")

// rowsOf returns the rows of a list of the bank.
function rowsOf(list) {
  const rows = state.answers[list]
  return Array.isArray(rows) ? rows.filter(r => r !== null && typeof r === "object") : []
}

// nameOf returns what a person knows a row by: its first text, else its place.
function nameOf(columns, row, place) {
  const text = columns.find(c => c.kind === "text")
  const name = text && typeof row[text.id] === "string" ? row[text.id].trim() : ""
  return name || say("row", { n: place + 1 })
}

// choices returns what a reference can name, as {id, label}.
function choices(shape) {
  if (!shape.list) return shape.entries || []
  const list = fields.get(shape.list)
  const id = list.columns.find(c => c.kind === "id")
  return rowsOf(shape.list).map((row, i) => ({ id: row[id.id], label: nameOf(list.columns, row, i) }))
}

// newRow returns a row with an id that no other row of its list has.
function newRow(shape, rows) {
  const id = shape.columns.find(c => c.kind === "id")
  if (!id) return {}
  const taken = new Set(rows.map(r => r[id.id]))
  let n = rows.length + 1
  const word = shape.item || shape.id
  while (taken.has(word + "_" + n)) n++
  return { [id.id]: word + "_" + n }
}

// forget removes what refers to a row that is removed: references, cells of a matrix, the respondent's own role.
function forget(list, id) {
  for (const f of fields.values()) {
    forgetIn(f, state.answers, list, id)
    if (f.matrix && f.matrix.list === list && state.answers[f.id] && typeof state.answers[f.id] === "object") {
      for (const row of Object.values(state.answers[f.id])) if (row && typeof row === "object") delete row[id]
    }
  }
  if (model.ownRole === list && state.interview.role === id) delete state.interview.role
}

function forgetIn(shape, holder, list, id) {
  const value = holder[shape.id]
  if (shape.list === list && value === id) delete holder[shape.id]
  else if (shape.list === list && Array.isArray(value)) holder[shape.id] = value.filter(v => v !== id)
  else if (shape.kind === "list" && Array.isArray(value)) {
    for (const row of value) for (const c of shape.columns) forgetIn(c, row, list, id)
  }
}

// answerFile returns the answers as the text of an answer file: what the form asks in the order of the bank, then what else
// the loaded file had. Empty sections are left out.
function answerFile() {
  const out = {}
  for (const key of ["format", "bank", "client", "interview", "answers", "evidence", "notes"]) {
    if (!["interview", "evidence", "notes"].includes(key) || Object.keys(state[key] || {}).length > 0) out[key] = state[key]
  }
  const ordered = {}
  for (const id of fields.keys()) if (id in state.answers) ordered[id] = state.answers[id]
  out.answers = Object.assign(ordered, state.answers)
  return JSON.stringify(Object.assign(out, Object.fromEntries(Object.entries(state).filter(([key]) => !(key in blank())))), null, 2) + "\n"
}

// readAnswers makes a text the answers. It returns what is wrong with it, "" for nothing.
function readAnswers(text) {
  let read
  try { read = JSON.parse(text) } catch { return say("badFile", { name: model.format }) }
  if (read === null || typeof read !== "object" || read.format !== model.format || typeof read.bank !== "string") {
    return say("badFile", { name: model.format })
  }
  const [id, version = ""] = read.bank.split("@"), [ours, now] = model.bank.split("@")
  if (id !== ours || version.split(".")[0] !== now.split(".")[0]) return say("badBank", { name: read.bank })
  if (Number(version.split(".")[1]) > Number(now.split(".")[1])) return say("newBank", { name: read.bank })
  for (const key of ["client", "interview", "answers", "evidence", "notes"]) {
    const section = read[key] ?? {}
    if (typeof section !== "object" || Array.isArray(section)) return say("badFile", { name: model.format })
    read[key] = section
  }
  state = read
  return ""
}
