import { sendKeys } from '@web/test-runner-commands'
import type { Mounted } from './mounted.ts'

/** Presses keys by name, one after the other. */
export async function pressKeys(mounted: Mounted, ...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key })
  await mounted.settled()
}

/** Presses the space bar, for which the drivers have different names. */
export async function pressSpace(mounted: Mounted): Promise<void> {
  await sendKeys(navigator.userAgent.includes('Firefox') ? { type: ' ' } : { press: 'Space' })
  await mounted.settled()
}

/** Tabs on until something has the focus, by its id or its words. */
export async function tabTo(mounted: Mounted, name: string): Promise<void> {
  for (let tabs = 0; !mounted.focus.startsWith(name); tabs++) {
    if (tabs > 40) throw new Error(`The focus never comes to ${name}.`)
    await pressKeys(mounted, 'Tab')
  }
}

/** Types where the focus is. */
export async function typeText(mounted: Mounted, text: string): Promise<void> {
  await sendKeys({ type: text })
  await mounted.settled()
}
