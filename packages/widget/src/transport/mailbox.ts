import { fillPath } from '@sealpost/protocol'

/** A vendor's mailbox on a service. */
export type Mailbox = {
  /** Base address without a slash at its end. */
  service: string
  vendor: string
}

/** Where an operation of a mailbox lives; `values` fill the other names in its path. */
export function urlOf(
  { service, vendor }: Mailbox,
  path: string,
  values: Readonly<Record<string, string>> = {},
): string {
  return service + fillPath(path, { ...values, vendor })
}
