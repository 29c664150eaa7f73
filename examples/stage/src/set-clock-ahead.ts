// Loaded into a program before all else: its clock goes ahead by CLOCK_AHEAD_MS.
const aheadMs = Number(process.env['CLOCK_AHEAD_MS'])
const nowMs = Date.now.bind(Date)

Date.now = () => nowMs() + aheadMs
globalThis.Date = new Proxy(Date, {
  construct: (date, parts: unknown[]) => make(date, parts.length === 0 ? [Date.now()] : parts),
})

/** What a constructor gives is an object, which `Reflect` does not say. */
function make(constructor: DateConstructor, parts: readonly unknown[]): object {
  return Reflect.construct(constructor, parts) as object
}
