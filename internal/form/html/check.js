// check.js: the checks of an answer file, so that a download is one that every command reads. Each problem has the path of
// its value and a sentence.

function problems() {
  const found = []
  const wrong = (path, key, put) => found.push({ path, says: say(key, put) })
  const { client, interview } = state
  if (!isWhole(client.sellers, 1, model.limits.sellers)) wrong(["client", "sellers"], "needWhole", { n: 1, m: model.limits.sellers })
  if (interview.date && !isDate(interview.date)) wrong(["interview", "date"], "needDate")
  for (const f of fields.values()) {
    if (f.kind === "matrix") checkMatrix(f, wrong)
    else checkValue(f, state.answers[f.id], ["answers", f.id], wrong)
  }
  for (const [id, list] of Object.entries(state.evidence)) {
    for (const [i, e] of (Array.isArray(list) ? list : []).entries()) {
      const at = ["evidence", id, i]
      if (!model.sources.some(s => s.id === e.source)) wrong(at.concat("source"), "needValue")
      if (!model.grades.some(g => g.id === e.grade)) wrong(at.concat("grade"), "needValue")
      if (e.date && !isDate(e.date)) wrong(at.concat("date"), "needDate")
    }
  }
  return found
}

const isWhole = (x, least, most) => Number.isInteger(x) && x >= least && x <= most

function isDate(text) {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(text + "T00:00:00Z"), year = Number(text.slice(0, 4))
  return !isNaN(day) && day.toISOString().startsWith(text) && year >= 1990 && year <= 2199
}

// isPercent reports whether a value is a number of 0-100 or a count such as 9/10.
function isPercent(x) {
  if (typeof x === "number") return x >= 0 && x <= 100
  const count = typeof x === "string" && x.match(/^\s*(\d+)\s*\/\s*(\d+)\s*$/)
  return Boolean(count) && isWhole(Number(count[2]), 1, model.limits.integer) && Number(count[1]) <= Number(count[2])
}

function checkValue(shape, value, path, wrong) {
  if (isAbsent(value) || value === "not_measured" && shape.measurable) return
  switch (shape.kind) {
    case "text":
      if ([...String(value)].length > model.limits.text) wrong(path, "needLess", { n: model.limits.text })
      return
    case "bool":
      if (typeof value !== "boolean") wrong(path, "needShape")
      return
    case "integer":
      if (!isWhole(value, shape.min || 0, model.limits.integer)) wrong(path, "needWhole", { n: shape.min || 0, m: model.limits.integer })
      return
    case "percent":
      if (!isPercent(value)) wrong(path, "needPercent")
      return
    case "choice":
      if (!shape.options.some(o => o.id === value)) wrong(path, "needOption", { name: value })
      return
    case "reference":
      if (value !== "" && !choices(shape).some(c => c.id === value)) wrong(path, "needRow", { name: value })
      return
  }
  if (!Array.isArray(value)) return wrong(path, "needShape")
  if (value.length > model.limits.rows) return wrong(path, "needFewer", { n: model.limits.rows })
  if (shape.kind === "list") return checkRows(shape, value, path, wrong)
  const valid = shape.kind === "multi" ? shape.options : choices(shape)
  for (const v of value) if (!valid.some(o => o.id === v)) wrong(path, shape.kind === "multi" ? "needOption" : "needRow", { name: v })
}

function checkRows(shape, rows, path, wrong) {
  const ids = new Set()
  for (const [i, row] of rows.entries()) {
    const at = path.concat(i)
    if (row === null || typeof row !== "object") {
      wrong(at, "needShape")
      continue
    }
    for (const c of shape.columns) {
      if (c.kind !== "id") checkValue(c, row[c.id], at.concat(c.id), wrong)
      else if (typeof row[c.id] !== "string" || !row[c.id].trim() || ids.has(row[c.id])) wrong(at, "needID")
      else ids.add(row[c.id])
    }
  }
}

function checkMatrix(f, wrong) {
  const value = state.answers[f.id]
  if (isAbsent(value)) return
  if (typeof value !== "object" || Array.isArray(value)) return wrong(["answers", f.id], "needShape")
  const columns = choices({ list: f.matrix.list })
  for (const [id, row] of Object.entries(value)) {
    const at = ["answers", f.id, id]
    if (!f.matrix.rows.some(r => r.id === id)) wrong(at, "needRow", { name: id })
    if (isAbsent(row)) continue
    for (const [role, mark] of Object.entries(row)) {
      if (f.matrix.system && role === "system" && mark === "S" || isAbsent(mark)) continue
      if (!columns.some(c => c.id === role)) wrong(at, "needRow", { name: role })
      else if (!["R", "A", "RA", "B"].includes(mark)) wrong(at.concat(role), "needOption", { name: mark })
    }
  }
}
