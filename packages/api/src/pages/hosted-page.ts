import { html } from 'hono/html'
import type { Profile } from '@sealpost/protocol'
import type { WidgetFile } from './widget-manifest.ts'
import { type Words, wordsFor } from './words.ts'

export type PageName = 'overview' | 'case' | 'credits'

/** What a vendor's page is made of. Nothing in it was verified: the service has no OpenPGP. */
export type PageFacts = {
  profile: Profile
  serviceUrl: string
  /** The widget's script; without one the page shows where else to turn. */
  script: WidgetFile | undefined
}

type Markup = ReturnType<typeof html>

/** A vendor's page on the service, for vendors without a site of their own. */
export function hostedPage(name: PageName, facts: PageFacts): Markup {
  const { policy, vendor } = facts.profile
  const words = wordsFor(policy.language)
  const path = `/v/${vendor}`
  const links: [PageName | null, string, string][] = [
    ['overview', path, words.policy],
    [null, `${path}#report`, words.report],
    ['case', `${path}/case`, words.followUp],
    ...(policy.credit
      ? ([['credits', `${path}/credits`, words.credits]] satisfies [PageName, string, string][])
      : []),
  ]
  return frame({
    words,
    title: `${policy.name} \u00b7 ${words.title}`,
    script: facts.script,
    body: html`<header><div class="frame">
        <h1><bdi>${policy.name}</bdi> \u00b7 ${words.title}</h1>
        <nav><ul>${links.map(([page, href, text]) => html`<li><a href="${href}"${page === name ? html` aria-current="page"` : ''}>${text}</a></li>`)}</ul></nav>
      </div></header>
      <main class="frame">${SECTIONS[name](facts, words)}</main>
      ${footer(facts, words)}`,
  })
}

/** The page of a vendor that is not there, or has published nothing. */
export function notFoundPage(language: string): Markup {
  const words = wordsFor(language)
  return frame({
    words,
    title: words.notFoundTitle,
    script: undefined,
    body: html`<main class="frame"><h1>${words.notFoundTitle}</h1><p>${words.notFoundText}</p></main>`,
  })
}

/** The page that a link in a note leads to: it asks before anything is done, since programs follow links. */
export function endNotesPage(language: string): Markup {
  const words = wordsFor(language)
  return frame({
    words,
    title: words.endNotesTitle,
    script: undefined,
    body: html`<main class="frame"><h1>${words.endNotesTitle}</h1><p>${words.endNotesText}</p>
      <form method="post"><button>${words.endNotesButton}</button></form></main>`,
  })
}

/** What it says once that is done, or would have been if the link were one of ours. */
export function notesEndedPage(language: string): Markup {
  const words = wordsFor(language)
  return frame({
    words,
    title: words.notesEndedTitle,
    script: undefined,
    body: html`<main class="frame"><h1>${words.notesEndedTitle}</h1><p>${words.notesEndedText}</p></main>`,
  })
}

const SECTIONS: Record<PageName, (facts: PageFacts, words: Words) => Markup> = {
  overview: (facts, words) => html`
    <section id="policy">${element('sealpost-policy', facts, words)}</section>
    <section id="report">${element('sealpost-report', facts, words)}</section>
    ${facts.profile.policy.credit ? html`<section id="credits">${element('sealpost-credits', facts, words)}</section>` : ''}`,
  case: (facts, words) => element('sealpost-case', facts, words),
  credits: (facts, words) => element('sealpost-credits', facts, words),
}

type ElementName = 'sealpost-policy' | 'sealpost-report' | 'sealpost-credits' | 'sealpost-case'

/** An element that trusts the first key the profile names, and what it shows without scripts. */
function element(name: ElementName, { profile, serviceUrl }: PageFacts, words: Words): Markup {
  const { vendor, policy } = profile
  const start = html`<${name} vendor="${vendor}" service="${serviceUrl}" fingerprint="${fingerprintOf(profile)}">`
  if (name === 'sealpost-report') return html`${start}<p>${otherWay(profile, words)}</p></${name}>`
  if (name !== 'sealpost-policy' || !policy.url) return html`${start}</${name}>`
  return html`${start}<p>${link(policy.url)}</p></${name}>`
}

function otherWay({ vendor, policy }: Profile, words: Words): Markup {
  const { email, url } = policy.fallback ?? {}
  const mailbox = email ?? policy.channels.find((channel) => channel.mailbox)?.mailbox
  const place = mailbox
    ? html`${words.mailTo} <a href="mailto:${mailbox}">${mailbox}</a>.`
    : url && html`${words.seeAt} ${link(url)}.`
  const key = html`<a href="/v/${vendor}/key.asc">${words.openpgpKey}</a>`
  return html`${words.needsScripts} ${place ?? ''} ${words.encryptWith} ${key}.`
}

function link(url: string): Markup {
  return html`<a href="${url}" rel="noreferrer">${url}</a>`
}

function footer({ profile }: PageFacts, words: Words): Markup {
  const path = `/v/${profile.vendor}`
  return html`<footer><div class="frame">
    <h2>${words.trustTitle}</h2>
    <p>${words.trustText}</p>
    <p>${words.fingerprint}: <code>${inGroups(fingerprintOf(profile))}</code></p>
    <ul>
      <li><a href="${path}/key.asc">${words.openpgpKey}</a></li>
      <li><a href="${path}/.well-known/security.txt">security.txt</a></li>
    </ul>
  </div></footer>`
}

type Frame = {
  words: Words & { language: string }
  title: string
  script: WidgetFile | undefined
  body: Markup
}

function frame({ words, title, script, body }: Frame): Markup {
  return html`<!doctype html>
<html lang="${words.language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/pages/style.css" />
    ${script ? html`<script src="${script.path}" integrity="${script.integrity}" crossorigin="anonymous" defer></script>` : ''}
  </head>
  <body>${body}</body>
</html>`
}

function fingerprintOf({ signers }: Profile): string {
  return signers[0] ?? ''
}

/** 40 digits as people compare them. */
function inGroups(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(' ') ?? ''
}
