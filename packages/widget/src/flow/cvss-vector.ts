/** Versions that a report may be scored by, the newer first. */
export const CVSS_VERSIONS = ['4.0', '3.1'] as const
export type CvssVersion = (typeof CVSS_VERSIONS)[number]

/** The base metrics of each version in the order of the vector, with their values from worst to best. */
export const BASE_METRICS = {
  '4.0': {
    AV: 'NALP',
    AC: 'LH',
    AT: 'NP',
    PR: 'NLH',
    UI: 'NPA',
    VC: 'HLN',
    VI: 'HLN',
    VA: 'HLN',
    SC: 'HLN',
    SI: 'HLN',
    SA: 'HLN',
  },
  '3.1': { AV: 'NALP', AC: 'LH', PR: 'NLH', UI: 'NR', S: 'CU', C: 'HLN', I: 'HLN', A: 'HLN' },
} as const satisfies Record<CvssVersion, Record<string, string>>

/** A base metric of either version. */
export type BaseMetric = { [V in CvssVersion]: keyof (typeof BASE_METRICS)[V] }[CvssVersion]

/** The metrics of a version in their order, each with its values. */
export function metricsOf(version: CvssVersion): readonly [metric: BaseMetric, values: string][] {
  return entriesOf<BaseMetric>(BASE_METRICS[version])
}

/** The version a vector says it has; the newest for anything else. */
export function versionOf(vector: string): CvssVersion {
  return CVSS_VERSIONS.find((version) => vector.startsWith(`CVSS:${version}/`)) ?? '4.0'
}

/** What a vector says of each metric, the optional ones included. */
export function metricValues(vector: string): ReadonlyMap<string, string> {
  return new Map(
    vector
      .split('/')
      .slice(1)
      .filter((part) => part !== '')
      .map((part) => {
        const [metric = '', value = ''] = part.split(':')
        return [metric, value]
      }),
  )
}

/** The vector with one metric set; base metrics first, in their order, then whatever else it had. */
export function withMetric(vector: string, metric: BaseMetric, value: string): string {
  return toVector(versionOf(vector), new Map([...metricValues(vector), [metric, value]]))
}

/** The vector in another version, with the answers that mean the same in both. */
export function inVersion(vector: string, version: CvssVersion): string {
  const values = metricValues(vector)
  const kept = metricsOf(version).flatMap(([metric, allowed]): [string, string][] => {
    const value = values.get(metric) ?? ''
    return value !== '' && allowed.includes(value) ? [[metric, value]] : []
  })
  return kept.length === 0 ? '' : toVector(version, new Map(kept))
}

/** Whether each base metric is there once, with a value that it can have. */
export function isWholeVector(vector: string): boolean {
  const values = metricValues(vector)
  return (
    values.size === vector.split('/').length - 1 &&
    metricsOf(versionOf(vector)).every(([metric, allowed]) => {
      const value = values.get(metric)
      return value?.length === 1 && allowed.includes(value)
    })
  )
}

function toVector(version: CvssVersion, values: ReadonlyMap<string, string>): string {
  const base = metricsOf(version).map(([metric]): string => metric)
  const others = [...values.keys()].filter((metric) => !base.includes(metric))
  const parts = [...base, ...others].flatMap((metric) => {
    const value = values.get(metric)
    return value === undefined ? [] : [`${metric}:${value}`]
  })
  return [`CVSS:${version}`, ...parts].join('/')
}

/** `Object.entries` of a table's literal returns exactly its keys; the type only says `string`. */
function entriesOf<Key extends string>(table: Partial<Record<Key, string>>): [Key, string][] {
  return Object.entries(table) as [Key, string][]
}
