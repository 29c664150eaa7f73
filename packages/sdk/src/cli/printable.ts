// Control characters but tab and line feed; invisible and direction-changing ones (UAX #9, Unicode 16).
// A report is written by a stranger: its text must not move the cursor, retitle the window or hide itself.
const UNPRINTABLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** Makes a text safe to show on a terminal: line ends become LF, what could act on it becomes U+FFFD. */
export function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(UNPRINTABLE, '\ufffd')
}

/** Writes JSON that is the same value, and as safe to show, with unprintable characters escaped. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Keeps a stranger's text on its line, so that it cannot pass for a line of ours. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ')
}
