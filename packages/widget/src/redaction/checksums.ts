/** Whether digits are a payment card's number: the check digit of ISO/IEC 7812 (Luhn). */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  if (!/^[2-6]\d{12,18}$/.test(digits)) return false
  const sum = Array.from(digits)
    .reverse()
    .map((digit, at) => Number(digit) * (at % 2 === 0 ? 1 : 2))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0)
  return sum % 10 === 0
}

/** Whether a text is an international account number: the check digits of ISO 13616. */
export function isIban(text: string): boolean {
  const account = text.replace(/ /g, '')
  if (account.length < 15 || account.length > 34) return false
  const moved = account.slice(4) + account.slice(0, 4)
  const remainder = Array.from(moved, (character) => Number.parseInt(character, 36).toString())
    .join('')
    .replace(/\d+/, (digits) => String(BigInt(digits) % 97n))
  return remainder === '1'
}

/** Whether a text is an address of a host that is not this very one. */
export function isRemoteIp(text: string): boolean {
  if (/^(?:127\.|0\.0\.0\.0$|::1?$)/.test(text)) return false
  return text.includes(':')
    ? URL.canParse(`http://[${text}]`)
    : text.split('.').every((part) => Number(part) <= 255)
}
