// list.js: the rows of a list, each a group with the cells of its columns; a cell may be a list in its turn.

function listEditor(shape, path) {
  const group = h("fieldset", { class: "value list", id: idOf(path), "aria-describedby": describedBy(shape, path) })
  const rows = () => Array.isArray(get(path)) ? get(path) : []
  const fill = () => {
    group.replaceChildren(h("legend", { class: "label" }, shape.label), ...extras(shape, path))
    rows().forEach((row, i) => group.append(rowEditor(shape, path.concat(i), row, i, remove)))
    group.append(h("div", { class: "ticks" }, h("button", { type: "button", id: idOf(path.concat("+")), "aria-label": `${words.addRow}: ${shape.label}`, on: { click: add } }, words.addRow),
      rows().length || shape.drop ? "" : instead(shape, path)))
  }
  const add = () => {
    if (rows().length >= model.limits.rows) return complain(path, say("needFewer", { n: model.limits.rows }))
    set(path, rows().concat(newRow(shape, rows())))
    redraw()
    announce(words.added)
    const first = elementOf(path.concat(rows().length - 1)).querySelector("input, select, textarea")
    if (first) first.focus()
  }
  const remove = i => {
    const id = shape.columns.find(c => c.kind === "id")
    const name = nameOf(shape.columns, rows()[i], i)
    if (!confirm(say("sureRemove", { name }))) return
    const gone = id && rows()[i][id.id]
    const left = rows().filter((_, k) => k !== i)
    set(path, left.length ? left : undefined)
    for (const key of [...refused.keys()]) if (key.startsWith(idOf(path) + ".")) refused.delete(key)
    if (gone !== undefined && path.length === 2 && path[0] === "answers") forget(shape.id, gone)
    redraw()
    announce(words.removed)
    elementOf(path.concat("+")).focus()
  }
  const redraw = () => {
    fill()
    changed(path)
    if (path[0] === "answers") drawWhatNames(shape.id)
  }
  fill()
  return group
}

// instead is what is said in place of rows.
function instead(shape, path) {
  return [["none", words.noRows, []], ["unknown", words.unknown, "unknown"]].map(([word, label, value]) => {
    const now = get(path)
    const isSo = word === "none" ? Array.isArray(now) : now === "unknown"
    return tick("checkbox", idOf(path.concat("=" + word)), undefined, label, isSo, e => {
      set(path, e.target.checked ? value : undefined)
      for (const box of e.target.closest(".ticks").querySelectorAll("input")) if (box !== e.target) box.checked = false
      changed(path)
    })
  })
}

function rowEditor(shape, path, row, place, remove) {
  const id = shape.columns.find(c => c.kind === "id")
  const name = nameOf(shape.columns, row, place)
  return h("fieldset", { class: "row", id: idOf(path) },
    h("legend", {}, shape.columns.some(c => c.kind === "text") ? `${place + 1}. ` : "", h("span", id && path.length === 3 ? { data: { list: shape.id, row: row[id.id] } } : {}, name)),
    h("div", { class: "cells" }, shape.columns.filter(c => c.kind !== "id").map(c => valueEditor(c, path.concat(c.id), true))),
    h("button", { type: "button", class: "quiet", "aria-label": `${words.remove}: ${name}`, on: { click: () => remove(place) } }, words.remove))
}
