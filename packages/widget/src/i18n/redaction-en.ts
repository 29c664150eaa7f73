import type { RedactionTerms } from './redaction-terms.ts'

export const en: RedactionTerms = {
  title: 'Secrets and personal data',
  found: (count) =>
    count === 1
      ? 'One thing looks like a secret or personal data. Nothing is masked unless you say so.'
      : `${count} things look like secrets or personal data. Nothing is masked unless you say so.`,
  nothing: 'Nothing was found that looks like a secret or personal data.',
  limits:
    'Only well-known shapes are found, and only in this browser. Please read it yourself as well.',
  mask: 'Mask',
  undo: 'Undo',
  masked: 'masked',
  shown: 'shown again',
  kinds: {
    private_key: 'Private key',
    api_key: 'API key',
    token: 'Signed token',
    password: 'Password or key',
    cookie: 'Cookie',
    email: 'E-mail address',
    card: 'Card number',
    iban: 'Bank account',
    ip: 'IP address',
  },
}
