// page.js: keeping the answers in the browser, downloading and opening files.

const storeKey = ["salesaudit.form", model.bank, model.part, location.pathname].join(" ")
let storage = null, isLost = false // whether what was typed is neither stored nor downloaded

function openStorage() {
  try {
    localStorage.setItem(storeKey + " try", "1")
    localStorage.removeItem(storeKey + " try")
    storage = localStorage
  } catch {
    noStorage()
  }
}

function noStorage() {
  storage = null
  document.getElementById("storing").textContent = words.notSaved
  document.getElementById("storing").className = "warning"
}

// changed is called after every change of a value.
function changed(path) {
  if (path[0] === "answers" && fields.get(path[1]).kind === "list") {
    renamed(path[1])
    legends(path[1])
  }
  show()
  store()
}

// legends shows the names of rows at the heads of the rows of a list that nothing refers to.
function legends(list) {
  rowsOf(list).forEach((row, i) => {
    const e = document.querySelector(`[id="${CSS.escape(idOf(["answers", list, i]))}"] > legend > span`)
    if (e) e.textContent = nameOf(fields.get(list).columns, row, i)
  })
}

function store() {
  if (!storage) {
    isLost = true
    return
  }
  try {
    storage.setItem(storeKey, answerFile())
    const now = new Date().toLocaleTimeString(model.lang, { hour: "2-digit", minute: "2-digit" })
    document.getElementById("storing").textContent = say("saved", { name: now }) + "."
  } catch {
    noStorage()
    isLost = true
  }
}

function alertOf(title, list) {
  const box = document.getElementById("alerts")
  box.replaceChildren(...(title ? [h("div", { class: "alert" }, h("p", {}, title), h("ul", {}, list.map(p => h("li", {}, h("a", { href: "#", on: { click: e => { e.preventDefault(); visit(p.path) } } }, `${nameOfPath(p.path)}: ${p.says}`)))))] : []))
  if (title) box.focus()
}

// nameOfPath words where a value is: the label of its field, the row and the column.
function nameOfPath(path) {
  const [section, id, place, column] = path
  const head = headShapes.find(([s, shape]) => s === section && shape.id === id)
  const q = model.questions.find(q => q.id === id)
  const shape = head ? head[1] : section === "answers" ? fields.get(id) : q && evidenceShape(q)
  if (!shape) return path.join(".")
  const entry = shape.matrix && shape.matrix.rows.find(r => r.id === place)
  const cell = (shape.columns || []).find(c => c.id === column)
  return [shape.label, entry ? entry.label : typeof place === "number" ? say("row", { n: place + 1 }) : "", cell ? cell.label : ""].filter(Boolean).join(", ")
}

// visit brings a value into sight and puts the cursor there.
function visit(path) {
  for (let n = path.length; n > 0; n--) {
    const e = elementOf(path.slice(0, n))
    if (!e) continue
    for (let d = e.closest("details"); d; d = d.parentElement.closest("details")) d.open = true
    const input = e.matches("input, select, textarea") ? e : e.querySelector("input, select, textarea, button")
    e.scrollIntoView({ block: "center" })
    if (input) input.focus({ preventScroll: true })
    return
  }
}

function download() {
  const found = [...refused.values(), ...problems()]
  alertOf(found.length ? say("mend", { n: found.length }) : "", found)
  if (found.length) return
  const name = fileName()
  const link = h("a", { href: URL.createObjectURL(new Blob([answerFile()], { type: "application/json" })), download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 60000)
  isLost = false
  announce(say("downloaded", { name }))
}

// fileName names a download for the client and who answered.
function fileName() {
  const word = s => String(s || "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 40)
  return [word(state.client.name) || "answers", word(state.interview.position), word(state.interview.date)].filter(Boolean).join("-").toLowerCase() + ".json"
}

async function openFile(file) {
  if (file.size > 8 << 20) return alertOf(words.tooLarge, [])
  const text = await file.text()
  if (Object.keys(state.answers).length && !confirm(words.sureLoad)) return
  const before = state, wrong = readAnswers(text)
  if (wrong) {
    state = before
    return alertOf(wrong, [])
  }
  drawAll()
  store()
  const found = problems()
  alertOf(found.length ? say("mend", { n: found.length }) : "", found)
  announce(say("loaded", { name: file.name }))
}

function clearAll() {
  if (!confirm(words.sureClear)) return
  state = blank()
  if (storage) storage.removeItem(storeKey)
  drawAll()
  alertOf("", [])
}

function start() {
  const part = document.getElementById("part"), whose = model.part && "part" + model.part[0].toUpperCase() + model.part.slice(1)
  if (whose && words[whose]) part.textContent = words[whose]
  else part.remove()
  openStorage()
  const kept = storage && storage.getItem(storeKey)
  if (kept && readAnswers(kept) === "") document.getElementById("storing").textContent = words.restored
  else if (model.answers) readAnswers(JSON.stringify(model.answers))
  if (model.part && !state.interview.position) state.interview.position = model.part
  drawAll()
  document.getElementById("download").addEventListener("click", download)
  document.getElementById("clear").addEventListener("click", clearAll)
  document.getElementById("file").addEventListener("change", e => {
    if (e.target.files[0]) openFile(e.target.files[0])
    e.target.value = ""
  })
  addEventListener("beforeunload", e => { if (isLost) e.preventDefault() })
}

start()
