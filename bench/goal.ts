/** What a benchmark found, beside what it should find. */
export type Finding = {
  what: string
  /** The peer or limit that was measured in the same run. */
  against: string
  goal: string
  today: string
  /** Null where there is no goal, only a peer to look at. */
  isMet: boolean | null
}

/** The findings as a Markdown table. */
export function tableOf(findings: readonly Finding[]): string {
  const rows = findings.map(({ what, against, goal, today, isMet }) =>
    [what, against, goal, today, verdictOn(isMet)].join(' | '),
  )
  return ['what | against | goal | today | ', '--- | --- | --- | --- | ---', ...rows]
    .map((row) => `| ${row} |`)
    .join('\n')
}

function verdictOn(isMet: boolean | null): string {
  if (isMet === null) return ''
  return isMet ? 'met' : 'MISSED'
}

/** The middle of some measurements: one disturbed round does not move it. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
