// condition.js: whether a field is asked. A condition over an answer that is missing does not hold, as in the interview;
// a field that is not asked counts as its worst answer.

const isAbsent = v => v === undefined || v === null || v === "unknown"

function isShown(field) {
  return !field.when || holds(field.when) === true
}

// holds returns true, false, or undefined where a missing answer decides.
function holds(c) {
  if (c.all || c.any) {
    const decides = Boolean(c.any), parts = (c.all || c.any).map(holds)
    return parts.includes(decides) ? decides : parts.includes(undefined) ? undefined : !decides
  }
  const result = test(c)
  return result === undefined ? undefined : result !== Boolean(c.not)
}

function test(c) {
  if (c.field === "client.sellers") return compare(state.client.sellers, c)
  const f = fields.get(c.field)
  if (!f) return undefined
  let value = state.answers[f.id]
  if (f.when) {
    const asked = holds(f.when)
    if (asked === undefined) return undefined
    if (!asked) value = worst(f)
  }
  if (value === undefined && f.optional && (f.kind === "list" || f.kind === "multi")) value = []
  if (isAbsent(value)) return undefined
  if (c.options) return (Array.isArray(value) ? value : [value]).some(v => c.options.includes(v))
  if (c.true) return value === true
  if (c.size) return compare(Array.isArray(value) ? value.length : undefined, c)
  if (value === "not_measured") value = f.lower ? 1000000 : -1
  if (typeof value === "string" && value.includes("/")) {
    const [k, n] = value.split("/").map(Number)
    value = 100 * k / n
  }
  return compare(value, c)
}

function compare(x, c) {
  if (typeof x !== "number") return undefined
  switch (c.relation) {
    case "<": return x < c.number
    case "<=": return x <= c.number
    case ">": return x > c.number
    case ">=": return x >= c.number
    case "==": return x === c.number
    case "!=": return x !== c.number
  }
  return undefined
}

function worst(f) {
  switch (f.kind) {
    case "choice": return f.ordered ? f.options[0].id : undefined
    case "percent": case "integer": return "not_measured"
    case "list": case "multi": return []
  }
  return undefined
}

// isLeftOut reports whether a field is an optional list that says by its absence that there are none: nobody waits for it.
function isLeftOut(f) {
  const value = state.answers[f.id]
  return isAbsent(value) && value !== "unknown" && Boolean(f.optional) && (f.kind === "list" || f.kind === "multi")
}

// isAnswered reports whether a field has an answer.
function isAnswered(f) {
  const value = state.answers[f.id]
  if (isAbsent(value)) return false
  if (f.kind === "matrix") return Object.values(value).some(row => !isAbsent(row))
  return value !== ""
}
