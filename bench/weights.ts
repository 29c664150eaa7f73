import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import type { Finding } from './goal.ts'

const BUILT = new URL('../packages/widget/dist/0.1.0/', import.meta.url)

/** Goals 5 and 6: what a page loads at once, and what it loads when the form comes near. In kB of brotli. */
export function measureWeights(): Finding[] {
  const first = weigh('sealpost.js')
  const crypto = weigh('sealpost-crypto.js')
  const rest = weigh('sealpost-form.js') + weigh('sealpost-follow-up.js')
  return [
    {
      what: '5 · first script: shell, elements, English',
      against: 'Sentry feedback 44.4 kB',
      ...within(first, 24),
    },
    {
      what: '6 · crypto file, when the form comes near',
      against: 'openpgp.js full 103 kB',
      ...within(crypto, 62),
    },
    {
      what: 'all a reporter loads, up to the case',
      against: 'Hush Line’s message page 139 kB',
      ...within(first + crypto + rest, 139),
    },
  ]
}

function weigh(file: string): number {
  return brotliCompressSync(readFileSync(new URL(file, BUILT))).length / 1000
}

function within(today: number, goal: number) {
  return { goal: `≤ ${goal} kB`, today: `${today.toFixed(1)} kB`, isMet: today <= goal }
}
