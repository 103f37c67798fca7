// question.js: the head of the file, and the questions with their fields, evidence and notes.

const headShapes = [
  ["client", { id: "name", kind: "text", label: words.clientName, head: true }],
  ["client", { id: "industry", kind: "text", label: words.industry, head: true }],
  ["client", { id: "sellers", kind: "integer", label: words.sellers, help: words.sellersHelp, min: 1, max: model.limits.sellers, head: true }],
  ["interview", { id: "date", kind: "date", label: words.date, head: true }],
  ["interview", { id: "respondent", kind: "text", label: words.respondent, head: true }],
  ["interview", { id: "position", kind: "choice", label: words.position, options: model.positions, head: true }],
  ["interview", { id: "role", kind: "reference", label: words.ownRole, list: model.ownRole, head: true }],
  ["interview", { id: "interviewer", kind: "text", label: words.interviewer, head: true }],
]

function drawHead() {
  document.getElementById("company").replaceChildren(h("h2", { id: "company-title" }, words.company),
    h("div", { class: "cells" }, headShapes.filter(([, s]) => s.kind !== "reference" || s.list && choices(s).length).map(([section, s]) => valueEditor(s, [section, s.id], true))))
}

// evidenceShape is the evidence of a question as a list; the sources that usually prove it come first.
function evidenceShape(q) {
  const first = model.sources.filter(s => q.proves.includes(s.id)), rest = model.sources.filter(s => !q.proves.includes(s.id))
  return { id: q.id, kind: "list", label: words.evidence, drop: true, columns: [
    { id: "source", kind: "choice", label: words.source, options: first.concat(rest), drop: true },
    { id: "grade", kind: "choice", label: words.grade, options: model.grades, drop: true },
    { id: "ref", kind: "text", label: words.ref },
    { id: "date", kind: "date", label: words.docDate },
  ] }
}

function drawQuestion(q) {
  const title = `${q.number}. ${q.title}`
  return h("section", { id: q.id, "aria-labelledby": q.id + "-title" },
    h("h2", { id: q.id + "-title" }, title), h("p", { class: "asked" }, q.text),
    q.ask && h("details", {}, h("summary", {}, words.help), h("p", {}, q.ask)),
    q.fields.map(f => h("div", { class: "field", id: "field-" + f.id }, valueEditor(f, ["answers", f.id], false))),
    h("details", { class: "more", open: Boolean((state.evidence[q.id] || []).length || state.notes[q.id]) }, h("summary", {}, `${words.evidence} · ${words.notes}`),
      valueEditor(evidenceShape(q), ["evidence", q.id], false),
      valueEditor({ id: q.id, kind: "text", label: words.notes, head: true }, ["notes", q.id], false)))
}

function drawAll() {
  refused.clear()
  drawHead()
  document.getElementById("questions").replaceChildren(...model.questions.map(drawQuestion))
  document.getElementById("contents").replaceChildren(...model.questions.map(q =>
    h("li", {}, h("a", { href: "#" + q.id }, `${q.number}. ${q.title}`, " ", h("span", { class: "count", id: "count-" + q.id })))))
  show()
}

// drawWhatNames draws the fields anew that refer to the rows of a list: rows have come or gone.
function drawWhatNames(list) {
  const names = shape => shape.list === list || (shape.columns || []).some(names) || Boolean(shape.matrix) && shape.matrix.list === list
  for (const f of fields.values()) {
    if (f.id !== list && names(f)) document.getElementById("field-" + f.id).replaceChildren(valueEditor(f, ["answers", f.id], false))
  }
  if (list === model.ownRole) drawHead()
  show()
}

// show shows the fields that are asked, and how far the answers go.
function show() {
  let answered = 0, asked = 0
  for (const q of model.questions) {
    let here = 0, of = 0
    for (const f of q.fields) {
      const isHere = isShown(f)
      document.getElementById("field-" + f.id).hidden = !isHere
      if (f.matrix) showRows(f, document.getElementById("field-" + f.id))
      if (!isHere || isLeftOut(f)) continue
      of++
      if (isAnswered(f)) here++
    }
    document.getElementById("count-" + q.id).textContent = `${here}/${of}`
    answered += here
    asked += of
  }
  const bar = document.getElementById("progress")
  bar.max = Math.max(asked, 1)
  bar.value = answered
  document.getElementById("progress-text").textContent = say("progress", { n: answered, m: asked })
}
