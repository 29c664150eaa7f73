import { expect, test } from 'vitest'
import { findRecorders, RECORDERS } from './recorders.ts'

/** What the makers tell people to paste, cut down to what tells them apart. */
const LOADERS: Record<string, string> = {
  Contentsquare: 'https://t.contentsquare.net/uxa/0a1b2c.js',
  'Datadog Session Replay': 'https://www.datadoghq-browser-agent.com/eu1/v6/datadog-rum.js',
  FullStory: "window['_fs_host'] = 'fullstory.com'; window['_fs_org'] = 'o-1'",
  Heap: 'https://cdn.heapanalytics.com/js/heap-1.js',
  Hotjar: "a.src='https://static.hotjar.com/c/hotjar-'+h._hjSettings.hjid",
  Inspectlet: "insp.src = 'https://cdn.inspectlet.com/inspectlet.js?wid=1'",
  LogRocket: 'https://cdn.logr-in.com/LogRocket.min.js',
  'Lucky Orange': 'https://tools.luckyorange.com/core/lo.js?site-id=1',
  'Microsoft Clarity': 't.src="https://www.clarity.ms/tag/"+i',
  Mouseflow: 'https://cdn.mouseflow.com/projects/1.js',
  PostHog: "posthog.init('phc_1', { api_host: 'https://eu.i.posthog.com' })",
  'Quantum Metric': 'https://cdn.quantummetric.com/qscripts/quantum-acme.js',
  'Sentry Replay': 'https://browser.sentry-cdn.com/8.0.0/bundle.tracing.replay.min.js',
  Smartlook: 'https://web-sdk.smartlook.com/recorder.js',
  'Yandex Metrica': "(window, document, 'script', 'https://mc.yandex.ru/metrika/tag.js', 'ym')",
}

test.each(RECORDERS)('%s is known by its loader, and taken for no other', (name) => {
  expect(findRecorders([LOADERS[name] ?? ''])).toEqual([name])
})

test.each([
  'https://sealpost.example/widget/0.1.0/sealpost.js',
  'https://www.datadoghq-browser-agent.com/eu1/v6/datadog-rum-slim.js',
  'https://browser.sentry-cdn.com/8.0.0/bundle.min.js',
  'https://www.googletagmanager.com/gtag/js?id=G-1',
  'const clarity = heap.map((entry) => entry.fullStory)',
])('%j records nobody', (script) => {
  expect(findRecorders([script])).toEqual([])
})
