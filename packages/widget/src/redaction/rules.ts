import { isCardNumber, isIban, isRemoteIp } from './checksums.ts'
import type { SecretKind } from './redaction.ts'

/**
 * One shape to look for. What a group named `secret` holds is the finding, else the whole match.
 *
 * Every repetition is bounded, and none follows another that takes the same characters: a hostile
 * text takes as long as any other of its length.
 */
export type Rule = { kind: SecretKind; shape: RegExp; confirms?: (text: string) => boolean }

/** In the order in which they win where they overlap. */
export const RULES: readonly Rule[] = [
  {
    kind: 'private_key',
    // What follows the first line is added by the search, which looks for the last line just once.
    shape: /-----BEGIN [A-Z\d ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g,
  },
  {
    kind: 'cookie',
    shape: /^[ \t>]{0,8}(?:Set-)?Cookie:[ \t]{0,8}(?<secret>\S.{0,4000})/gim,
  },
  {
    kind: 'token',
    shape: /(?<![\w-])eyJ[\w-]{5,2000}\.eyJ[\w-]{5,4000}\.[\w-]{0,2000}/g,
  },
  {
    kind: 'api_key',
    // Issuers mark theirs with prefixes, so that they can be found.
    shape:
      /(?<![\w-])(?:gh[pousr]_[A-Za-z\d]{36,255}|github_pat_\w{22,255}|glpat-[\w-]{20,64}|npm_[A-Za-z\d]{36}|xox[abeprs]-[\w-]{10,200}|[rs]k_(?:live|test)_[A-Za-z\d]{16,128}|whsec_[\w+/=]{24,128}|sk-[\w-]{20,200}|AIza[\w-]{35}|(?:AKIA|ASIA|ABIA|ACCA)[A-Z\d]{16}|SG\.[\w-]{16,32}\.[\w-]{16,64}|hf_[A-Za-z\d]{30,64}|dop_v1_[a-f\d]{64}|pypi-[\w-]{40,255}|shp(?:at|ca|pa|ss)_[a-fA-F\d]{32}|SK[a-f\d]{32}|key-[a-f\d]{32}|EAAC[A-Za-z\d]{30,255}|ya29\.[\w-]{20,255}|\d{8,10}:AA[\w-]{33}|sealpost_[\w-]{20,128})(?![\w-])/g,
  },
  {
    kind: 'password',
    shape: /\b[a-z][a-z\d+.-]{0,15}:\/\/[^\s/@:]{0,100}:(?<secret>[^\s/@:]{1,100})@/gi,
  },
  {
    kind: 'password',
    shape:
      /\bAuthorization["']?[ \t]{0,3}[:=][ \t]{0,3}["']?(?:Basic|Bearer|Token|Digest)[ \t]{1,3}(?<secret>[^\s"']{6,4000})/gi,
  },
  {
    kind: 'password',
    shape:
      /\b(?:pass(?:word|wd|phrase)?|pwd|secret|client_secret|api[_-]?key|access[_-]?token|refresh[_-]?token|auth[_-]?token|AccountKey)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?(?<secret>[^\s"'&;,<>]{6,500})/gi,
  },
  {
    kind: 'iban',
    shape: /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?\b/g,
    confirms: isIban,
  },
  { kind: 'card', shape: /(?<![\d.-])\d(?:[ -]?\d){12,18}(?![\d.])/g, confirms: isCardNumber },
  {
    kind: 'email',
    shape: /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z\d-]{1,63}\.){1,6}[a-z][a-z\d-]{1,62}/gi,
  },
  { kind: 'ip', shape: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\d)/g, confirms: isRemoteIp },
  {
    kind: 'ip',
    shape: /(?<![\w:.])(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?![\w:])/gi,
    confirms: isRemoteIp,
  },
]
