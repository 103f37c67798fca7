// field.js: the editing of one value, of a field, of a cell of a row, or of the head of the file. `small` makes it one of
// several in a row.

function valueEditor(shape, path, small) {
  switch (shape.kind) {
    case "text": return typed(shape, path, small, text => text.trim() === "" ? undefined : text)
    case "integer": case "percent": return typed(shape, path, small, text => number(shape, text))
    case "date": return typed(shape, path, small, text => text.trim() || undefined)
    case "bool": return one(shape, path, small, [{ id: true, label: words.yes }, { id: false, label: words.no }])
    case "choice": return one(shape, path, small, shape.options)
    case "reference": return one(shape, path, small, choices(shape))
    case "multi": return several(shape, path, shape.options)
    case "references": return several(shape, path, choices(shape))
    case "list": return listEditor(shape, path)
    case "matrix": return matrixEditor(shape, path)
  }
  return h("span")
}

// number reads what was typed; it returns a sentence in an object where it is no such number.
function number(shape, text) {
  text = text.trim().replace(/\s*%$/, "")
  if (text === "") return undefined
  if (shape.kind === "percent" && text.includes("/")) {
    const count = text.replace(/\s/g, "")
    return isPercent(count) ? count : { wrong: words.needPercent }
  }
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".")
  const x = /^-?\d*\.?\d+$/.test(plain) ? Number(plain) : NaN
  if (shape.kind === "percent") return isPercent(x) ? x : { wrong: words.needPercent }
  const [n, m] = [shape.min || 0, shape.max || model.limits.integer]
  return isWhole(x, n, m) ? x : { wrong: say("needWhole", { n, m }) }
}

// typed is a line or an area to type in, with ticks for what is said in place of a value.
function typed(shape, path, small, read) {
  const value = get(path), isNumber = shape.kind === "integer" || shape.kind === "percent"
  const shown = isAbsent(value) || isNumber && value === "not_measured" ? "" : String(value)
  const isArea = shape.kind === "text" && !small
  const input = h(isArea ? "textarea" : "input", {
    id: idOf(path), type: isArea ? undefined : shape.kind === "date" ? "date" : "text", rows: isArea ? "2" : undefined,
    maxlength: shape.kind === "text" ? model.limits.text : undefined, autocomplete: "off",
    inputmode: shape.kind === "integer" ? "numeric" : undefined, "aria-describedby": describedBy(shape, path),
  })
  input.value = isNumber && model.lang === "ru" ? shown.replace(".", ",") : shown
  const boxed = [["unknown", words.unknown, !small || shape.measurable], ["not_measured", words.notMeasured, !small && shape.measurable]]
    .filter(([, , offered]) => offered && !shape.head)
  const boxes = boxed.map(([word, label]) => tick("checkbox", idOf(path.concat(word)), undefined, label, value === word, e => {
    set(path, e.target.checked ? word : undefined)
    input.value = ""
    for (const box of boxes) if (box.firstChild !== e.target) box.firstChild.checked = false
    complain(path, "")
    changed(path)
  }))
  input.addEventListener("input", () => {
    const result = read(input.value)
    const wrong = result && result.wrong || (shape.kind === "date" && result && !isDate(result) ? words.needDate : "")
    complain(path, wrong)
    if (!wrong) set(path, result)
    for (const box of boxes) box.firstChild.checked = false
    changed(path)
  })
  if (isNumber) input.classList.add("number")
  const hint = shape.kind === "percent" && !small && h("p", { class: "help" }, words.countHelp)
  return h("div", { class: "value" }, h("label", { class: "label", for: idOf(path) }, shape.label), ...extras(shape, path), hint || "",
    shape.unit ? h("div", { class: "measured" }, input, h("span", { id: idOf(path) + ".unit" }, shape.unit)) : input, h("div", { class: "ticks" }, boxes))
}

// one is a choice of one thing: buttons, or a drop-down in a row.
function one(shape, path, small, options) {
  const unknown = { id: "unknown", label: words.unknown }
  const value = get(path)
  if (shape.list && options.length === 0) return lacking(shape)
  if (!small) return radios(shape, path, options.concat(shape.head ? [] : unknown), value)
  const first = shape.default ? shape.options.find(o => o.id === shape.default).label : words.notChosen
  const select = h("select", { id: idOf(path), "aria-describedby": describedBy(shape, path) },
    h("option", { value: "" }, first),
    options.concat(shape.head || shape.drop ? [] : unknown).map(o => h("option", { value: String(o.id), selected: o.id === value, data: rowMark(shape, o) }, o.label)))
  select.addEventListener("change", () => {
    const chosen = options.concat(unknown).find(o => String(o.id) === select.value)
    set(path, chosen && chosen.id)
    changed(path)
  })
  return h("div", { class: "value" }, h("label", { class: "label", for: idOf(path) }, shape.label), ...extras(shape, path), select)
}

// rowMark marks what shows the name of a row, so that it follows the name.
const rowMark = (shape, o) => shape.list && o.id !== "unknown" ? { list: shape.list, row: o.id } : undefined

function lacking(shape) {
  return h("div", { class: "value" }, h("p", { class: "label" }, shape.label), h("p", { class: "help" }, say("fillFirst", { name: fields.get(shape.list).label })))
}

function radios(shape, path, options, value) {
  const choose = o => e => {
    set(path, e.target.checked ? o : undefined)
    for (const box of e.target.closest("fieldset").querySelectorAll("input")) if (box !== e.target) box.checked = false
    changed(path)
  }
  return h("fieldset", { class: "value", id: idOf(path), "aria-describedby": describedBy(shape, path) }, h("legend", { class: "label" }, shape.label), ...extras(shape, path),
    h("div", { class: "ticks" + (shape.kind === "choice" ? " scale" : "") },
      options.map(o => tick("radio", idOf(path.concat(String(o.id))), idOf(path), o.label, o.id === value, choose(o.id), rowMark(shape, o)))),
    h("button", { type: "button", class: "quiet", on: { click: e => {
      for (const box of e.target.closest("fieldset").querySelectorAll("input")) box.checked = false
      set(path, undefined)
      changed(path)
    } } }, words.takeBack))
}

// several is a choice of any number of things, or of none.
function several(shape, path, options) {
  if (shape.list && options.length === 0) return lacking(shape)
  const list = () => Array.isArray(get(path)) ? get(path) : []
  const group = h("fieldset", { class: "value", id: idOf(path), "aria-describedby": describedBy(shape, path) }, h("legend", { class: "label" }, shape.label), ...extras(shape, path))
  const rest = [["none", words.none, []], ["unknown", words.unknown, "unknown"]].slice(shape.kind === "references" ? 1 : 0)
  const show = () => {
    const value = get(path)
    for (const box of group.querySelectorAll("input[data-option]")) box.checked = list().includes(box.dataset.option)
    for (const box of group.querySelectorAll("input[data-word]")) {
      box.checked = box.dataset.word === "none" ? Array.isArray(value) && value.length === 0 : value === "unknown"
    }
  }
  const boxes = options.map(o => {
    const box = tick("checkbox", idOf(path.concat(o.id)), undefined, o.label, false, e => {
      const others = list().filter(v => v !== o.id)
      const next = e.target.checked ? others.concat(o.id) : others
      set(path, next.length ? next : undefined)
      show()
      changed(path)
    }, rowMark(shape, o))
    box.firstChild.dataset.option = o.id
    return box
  })
  const extra = rest.map(([word, label, value]) => {
    const box = tick("checkbox", idOf(path.concat("=" + word)), undefined, label, false, e => {
      set(path, e.target.checked ? value : undefined)
      show()
      changed(path)
    })
    box.firstChild.dataset.word = word
    box.classList.add("apart")
    return box
  })
  group.append(h("div", { class: "ticks" + (options.length > 4 ? " column" : "") }, boxes, extra))
  show()
  return group
}
