/** What a serial is remembered for. */
type Mailbox = { service: string; vendor: string }

/** The highest profile serial this browser has seen; 0 if none, or if the page may not store anything. */
export function rememberedSerial(mailbox: Mailbox): number {
  try {
    const serial = Number(localStorage.getItem(keyOf(mailbox)))
    return Number.isSafeInteger(serial) ? serial : 0
  } catch {
    // Storage is off: the pinned serial alone decides.
    return 0
  }
}

/** Remembers a verified profile's serial: all that is stored besides a draft that its reporter wants. */
export function rememberSerial(mailbox: Mailbox, serial: number): void {
  try {
    localStorage.setItem(keyOf(mailbox), String(Math.max(serial, rememberedSerial(mailbox))))
  } catch {
    // As above.
  }
}

function keyOf({ service, vendor }: Mailbox): string {
  return `sealpost:serial:${service}/${vendor}`
}
