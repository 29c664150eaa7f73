/** Scripts that record what people do and type on a page, by what their address or their loader contains. */
export const RECORDERS: readonly (readonly [name: string, trace: RegExp])[] = [
  ['Contentsquare', /\bcontentsquare\.(?:net|com)\b/],
  ['Datadog Session Replay', /\bdatadog-rum(?!-slim)|\bstartSessionReplayRecording\b/],
  ['FullStory', /\bfullstory\.com\b|\b_fs_org\b/],
  ['Heap', /\bheapanalytics\.com\b|\bcdn\.us\.heap-api\.com\b/],
  ['Hotjar', /\bstatic\.hotjar\.com\b|\b_hjSettings\b/],
  ['Inspectlet', /\bcdn\.inspectlet\.com\b/],
  [
    'LogRocket',
    /\bcdn\.(?:logr-in|lr-in(?:gest)?|lrkt-in|logrocket)\.(?:com|io)\b|\bLogRocket\.init\b/,
  ],
  ['Lucky Orange', /\bluckyorange\.(?:com|net)\b/],
  ['Microsoft Clarity', /\bclarity\.ms\b/],
  ['Mouseflow', /\bmouseflow\.com\b/],
  ['PostHog', /\bposthog\.com\b|\bposthog\.init\b/],
  ['Quantum Metric', /\bquantummetric\.com\b/],
  ['Sentry Replay', /\breplayIntegration\b|\bbundle\.(?:tracing\.)?replay(?:\.[\w.]+)?\.js\b/],
  ['Smartlook', /\bsmartlook\.(?:com|cloud)\b/],
  ['Yandex Metrica', /\bmc\.yandex\.(?:ru|com)\b|\bwebvisor\b/],
]

/** Which of them are on a page, by the addresses and texts of its scripts. */
export function findRecorders(scripts: readonly string[]): string[] {
  return RECORDERS.filter(([, trace]) => scripts.some((script) => trace.test(script))).map(
    ([name]) => name,
  )
}
