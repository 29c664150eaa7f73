import type { Mounted } from './mounted.ts'

/** The file that pressing a button hands to the browser's downloads. */
export async function savedBy(
  mounted: Mounted,
  button: string,
): Promise<{ name: string; text: string }> {
  let saved: Blob | undefined
  let name = ''
  const { createObjectURL } = URL
  const { click } = HTMLAnchorElement.prototype
  URL.createObjectURL = (content) => {
    if (content instanceof Blob) saved = content
    return createObjectURL(content)
  }
  HTMLAnchorElement.prototype.click = function () {
    name = this.download
  }
  try {
    await mounted.press(button)
  } finally {
    URL.createObjectURL = createObjectURL
    HTMLAnchorElement.prototype.click = click
  }
  if (!saved) throw new Error(`${button} saved nothing.`)
  return { name, text: await saved.text() }
}
