type Words = readonly [severity: 'fault' | 'warning', what: string, remedy: string]

/** Everything that a doctor can find: how bad it is, what is wrong, and what to do. */
export const TROUBLES = {
  profile_missing: [
    'fault',
    'No profile is published, so nobody can report anything.',
    'Publish one with `sealpost profile push`.',
  ],
  profile_refused: [
    'fault',
    'Forms refuse the published profile.',
    'Publish one that your key signed: `sealpost profile push`.',
  ],
  profile_expiring: [
    'warning',
    'The profile expires soon; forms refuse it from then on.',
    'Publish it anew with `sealpost profile push`.',
  ],
  profile_other_service: [
    'fault',
    'The profile names another service than your settings.',
    'Correct `service` in the settings, then `sealpost profile push`.',
  ],
  proof_key_missing: [
    'fault',
    'The service signs proofs of receipt with a key that the profile does not name.',
    'Ask the operator whether its key changed, then `sealpost profile push`.',
  ],
  service_without_key: [
    'warning',
    'The service has no key: reporters get no proof of receipt, and no webhook can be made.',
    'Ask the operator to give the service a seed.',
  ],
  policy_warning: [
    'warning',
    'Something in the policy will surprise somebody.',
    'Change the policy, see `sealpost policy check`, then `sealpost profile push`.',
  ],
  key_expired: [
    'fault',
    'A key of the profile has expired.',
    'Extend the key or replace it, then `sealpost profile push`.',
  ],
  key_expiring: [
    'warning',
    'A key of the profile expires soon.',
    'Extend the key or replace it, then `sealpost profile push`.',
  ],
  key_weak: [
    'warning',
    'An RSA key of the profile is shorter than 3072 bits.',
    'Make a new key and change to it with `sealpost profile rotate`.',
  ],
  key_alone: [
    'warning',
    'Reports of a channel are sealed to one key alone; whoever loses it loses them.',
    'Name a second one in `certificateFiles`, then `sealpost profile push`.',
  ],
  wkd_other_key: [
    'fault',
    'Mail programs are given another key for a mailbox than the profile has (Web Key Directory).',
    'Put the key of the profile into the directory, or correct the profile.',
  ],
  wkd_unusable: [
    'fault',
    'Mail programs are given a key for a mailbox that cannot be used (Web Key Directory).',
    'Export the key anew with `gpg --export` into the directory, one key in a file.',
  ],
  security_txt_missing: [
    'warning',
    'The site has no security.txt, where many look first.',
    'Print one with `sealpost security-txt`.',
  ],
  security_txt_expired: [
    'fault',
    'The security.txt has expired, or does not say when it does.',
    'Print it anew with `sealpost security-txt`.',
  ],
  security_txt_expiring: [
    'warning',
    'The security.txt expires soon.',
    'Print it anew with `sealpost security-txt`.',
  ],
  security_txt_other_contact: [
    'warning',
    'No contact of the security.txt is one that the profile knows.',
    'Print it anew with `sealpost security-txt`, or add the page of your form to it.',
  ],
  security_txt_without_key: [
    'warning',
    'The security.txt names no key that can be fetched.',
    'Print it anew with `sealpost security-txt`.',
  ],
  security_txt_other_key: [
    'fault',
    'The security.txt leads to another key than the profile.',
    'Find out who changed it, then print it anew with `sealpost security-txt`.',
  ],
  webhook_gone: [
    'fault',
    'A webhook was switched off, because its endpoint answered 410.',
    'Switch it on with `sealpost webhooks update`, or delete it.',
  ],
  webhook_off: [
    'warning',
    'A webhook is switched off; what happens waits for it.',
    'Switch it on with `sealpost webhooks update`, or delete it.',
  ],
  webhook_failing: [
    'fault',
    'A webhook does not take requests.',
    'Mend what listens there, then see `sealpost webhooks ping`.',
  ],
  webhook_lost: [
    'fault',
    'A webhook was not told of events, and will not be told of them by itself.',
    'See `sealpost webhooks deliveries` and send them once more with `sealpost webhooks replay`.',
  ],
  nobody_told: [
    'warning',
    'Nobody is told of a new report.',
    'Make a webhook, or name a mailbox in the policy of a service that sends mail.',
  ],
  mailbox_missing: [
    'warning',
    'A channel has no mailbox, so none of its reports are mailed.',
    'Name its `mailbox` in the policy, then `sealpost profile push`.',
  ],
  mail_lost: [
    'fault',
    'Mails to your mailboxes were refused, came back or were given up.',
    'See `sealpost mail deliveries` and mail them once more with `sealpost mail replay`.',
  ],
  mail_promised: [
    'fault',
    'The policy offers reporters mail, and the service sends none.',
    'Take `reporterMail` out of the policy, or ask the operator to set mail up.',
  ],
  not_allowed: [
    'warning',
    'Webhooks and mail were not looked at: the API key lacks the scope delivery:manage.',
    'Use a key that has it.',
  ],
  page_unreachable: [
    'fault',
    'The page cannot be fetched.',
    'Check the address that you gave as --embed.',
  ],
  page_insecure: [
    'fault',
    'The page comes without HTTPS; browsers refuse to seal there.',
    'Serve it over HTTPS.',
  ],
  page_other_origin: [
    'fault',
    'The page is of an origin that the profile does not name, so the service refuses it.',
    'Add its origin to `origins` of the settings, then `sealpost profile push`.',
  ],
  embed_missing: [
    'fault',
    'The page has no form in its HTML.',
    'Put the tags of `sealpost snippet` on it. If a script draws them, look in a browser instead.',
  ],
  embed_other_vendor: [
    'fault',
    'The form on the page is for another vendor.',
    'Correct its tags, see `sealpost snippet`.',
  ],
  embed_other_service: [
    'fault',
    'The form on the page talks to another service.',
    'Correct its tags, see `sealpost snippet`.',
  ],
  embed_other_key: [
    'fault',
    'The form on the page pins another key.',
    'Find out who changed it, then correct its tags, see `sealpost snippet`.',
  ],
  embed_serial_ahead: [
    'fault',
    'The form on the page wants a later profile than the published one.',
    'Publish it with `sealpost profile push`, or lower `serial` in the tag.',
  ],
  script_missing: [
    'fault',
    'The page does not load the script of the form from the service.',
    'Add the tag of `sealpost snippet`. If your own bundle brings it, look in a browser instead.',
  ],
  script_unpinned: [
    'fault',
    'The script of the form has no hash, so the service could change what runs on the page.',
    'Add `integrity` and `crossorigin`, see `sealpost snippet`.',
  ],
  script_changed: [
    'fault',
    'The hash on the page is not that of the script, so browsers refuse to run it.',
    'Correct its tag, see `sealpost snippet`.',
  ],
  csp_script: [
    'fault',
    'The content security policy of the page forbids the script of the form.',
    'Allow its nonce or the service in `script-src`.',
  ],
  csp_connect: [
    'fault',
    'The content security policy of the page forbids the form to talk to the service.',
    'Allow the service in `connect-src`.',
  ],
  csp_trusted_types: [
    'fault',
    'The content security policy of the page forbids the Trusted Types of the form.',
    'Add `sealpost` and `sealpost-lit` to `trusted-types`.',
  ],
  recorder: [
    'fault',
    'A session recorder runs on the page and may record what reporters type.',
    'Take it off the page of the form.',
  ],
} as const satisfies Record<string, Words>

export type TroubleCode = keyof typeof TROUBLES

/** One thing that is wrong. */
export type Trouble = {
  code: TroubleCode
  severity: 'fault' | 'warning'
  /** Which one it is about, such as a fingerprint or a URL; null if there is but one. */
  about: string | null
  what: string
  remedy: string
}

/** Words a trouble. */
export function trouble(code: TroubleCode, about: string | null = null): Trouble {
  const [severity, what, remedy] = TROUBLES[code]
  return { code, severity, about, what, remedy }
}
