// element.js: elements of the page. Texts of the bank and of the client are put in as text, never as markup.

function h(tag, props, ...children) {
  const e = document.createElement(tag)
  for (const [key, value] of Object.entries(props || {})) {
    if (value === undefined || value === false) continue
    if (key === "on") for (const [event, run] of Object.entries(value)) e.addEventListener(event, run)
    else if (key === "data") Object.assign(e.dataset, value)
    else e.setAttribute(key, value === true ? "" : value)
  }
  e.append(...children.flat().filter(c => c !== undefined && c !== null && c !== ""))
  return e
}

// elementOf returns the element that a path's value is edited in.
const elementOf = path => document.getElementById(idOf(path))

const helpID = path => idOf(path) + ".help", errorID = path => idOf(path) + ".error"

// describedBy names what a screen reader reads behind the label.
function describedBy(shape, path) {
  return (shape.unit ? idOf(path) + ".unit " : "") + (shape.help ? helpID(path) + " " : "") + errorID(path)
}

// extras are the help of a value and the place of its error.
function extras(shape, path) {
  return [
    shape.help && h("p", { class: "help", id: helpID(path) }, shape.help),
    h("p", { class: "error", id: errorID(path), "aria-live": "polite" }),
  ].filter(Boolean)
}

// refused has what was typed and could not be taken, by the id of its element.
const refused = new Map()

// complain shows what is wrong with what was typed at a path; "" takes it back.
function complain(path, says) {
  const place = document.getElementById(errorID(path)), input = elementOf(path)
  if (place) place.textContent = says && say("notKept", { name: says })
  if (input) says ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid")
  if (says) refused.set(idOf(path), { path, says })
  else refused.delete(idOf(path))
}

// tick is a checkbox or a radio button with its label.
function tick(type, id, name, label, checked, change, row) {
  return h("label", { class: "tick", for: id },
    h("input", { type, id, name, checked, on: { change } }), h("span", row ? { data: row } : {}, label))
}

// announce says something to a screen reader, and in the line at the foot.
function announce(says) {
  document.getElementById("status").textContent = says
}

// renamed shows the names of a list's rows anew wherever they stand; the elements stay, as one of them may be in use.
function renamed(list) {
  const names = new Map(choices({ list }).map(c => [c.id, c.label]))
  for (const e of document.querySelectorAll("[data-list]")) {
    if (e.dataset.list === list && names.has(e.dataset.row)) e.textContent = names.get(e.dataset.row)
  }
}
