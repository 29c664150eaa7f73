/** Tells what was seen to be so. Call it after the assertions. */
export function step(text: string): void {
  console.log(`✓ ${text}`)
}
