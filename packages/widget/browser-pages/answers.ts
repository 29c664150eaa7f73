import type { ServerResponse } from 'node:http'
import type { Asked, SiteOptions } from './site.ts'

type Answer = (response: ServerResponse) => void

/** What a service may say in the place of an answer. */
const NO_ANSWERS = {
  '30 MB': (response) => asJson(response).end(`"${'x'.repeat(30_000_000)}"`),
  HTML: (response) => response.setHeader('Content-Type', 'text/html').end('<h1>Welcome</h1>'),
  'JSON of another shape': (response) => asJson(response).end('{"hello":["world"]}'),
  'half a JSON': (response) => asJson(response).end('{"hello":'),
  // Neither comes to an end.
  'no answer': () => undefined,
  'half an answer': (response) => asJson(response).write('{"hello":'),
} as const satisfies Record<string, Answer>

/** Says something else than an honest service where it is asked for some paths. */
export function instead(
  answer: keyof typeof NO_ANSWERS,
  isMeant: RegExp | ((asked: Asked) => boolean),
): SiteOptions {
  return {
    instead(asked, response) {
      const isHere = isMeant instanceof RegExp ? isMeant.test(asked.path) : isMeant(asked)
      if (isHere) NO_ANSWERS[answer](response)
      return isHere
    },
  }
}

function asJson(response: ServerResponse): ServerResponse {
  return response.setHeader('Content-Type', 'application/json')
}
