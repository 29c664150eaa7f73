/** What a benchmark found, beside what it should find. */
export type Finding = {
  what: string
  /** The peer or limit that was measured in the same run. */
  against: string
  goal: string
  today: string
  isMet: boolean
}

/** The findings as a Markdown table. */
export function tableOf(findings: readonly Finding[]): string {
  const rows = findings.map(({ what, against, goal, today, isMet }) =>
    [what, against, goal, today, isMet ? 'met' : 'MISSED'].join(' | '),
  )
  return ['what | against | goal | today | ', '--- | --- | --- | --- | ---', ...rows]
    .map((row) => `| ${row} |`)
    .join('\n')
}

/** The middle of some measurements: one disturbed round does not move it. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
