import {
  type AttachedFile,
  AttachmentId,
  ChannelId,
  EntryId,
  type Fingerprint,
  LIMITS,
  ReportId,
  type SealedEventItem,
  type SealedMessageItem,
  type SealedReportItem,
  Sha256,
  VendorSlug,
} from '../index.ts'

export const vendor = VendorSlug.parse('acme')
const channel = ChannelId.parse('vulnerability')
export const now = new Date('2026-11-22T10:00:00.000Z')

type Parties = { from: Fingerprint; to: Fingerprint[] }

/** The parts of any item that a test does not care about. */
function context({ from, to }: Parties) {
  return {
    format: 1 as const,
    vendor,
    channel,
    urgent: false,
    reportId: ReportId.parse('3f0c1c1e-6a43-4c1f-9d1e-0f6f4b1a2c3d'),
    sequence: 0,
    previousHash: null,
    from,
    to,
    profileHash: Sha256.parse('ab'.repeat(32)),
    bundle: 'test/0',
    origin: 'https://acme.example',
    day: '2026-11-22',
    attachments: [],
  }
}

/** A file of two parts, as the item that it came with describes it. */
export const attachedFile: AttachedFile = {
  id: AttachmentId.parse('5a7c9e1b-2d4f-4a6b-8c3d-1e2f3a4b5c6d'),
  name: 'login form.png',
  type: 'image/png',
  size: LIMITS.partBytes,
  parts: ['11', '22'].map((octet) => Sha256.parse(octet.repeat(32))),
}

/** A report with the given description. */
export function makeReportItem(
  parties: Parties & { certificate: string },
  description = 'The login form lets any password in.',
): SealedReportItem {
  return {
    ...context(parties),
    kind: 'report',
    direction: 'reporter',
    reporterCertificate: parties.certificate,
    body: { language: 'en', answers: { description }, acceptedRules: ['no-harm'] },
  }
}

/** A vendor's first event: the report is triaged. */
export function makeEventItem(parties: Parties, note = 'Confirmed, thank you.'): SealedEventItem {
  return {
    ...context(parties),
    kind: 'event',
    direction: 'vendor',
    body: {
      changeId: EntryId.parse('9b2d7e54-1b1f-4a52-8f07-5d2a1c3e4f60'),
      change: { status: 'triaged', severity: 'high' },
      note,
    },
  }
}

/** A reporter's message about a report, with a file. */
export function makeMessageItem(parties: Parties, text = 'Version 4.2, too.'): SealedMessageItem {
  return {
    ...context(parties),
    kind: 'message',
    direction: 'reporter',
    sequence: 1,
    previousHash: Sha256.parse('cd'.repeat(32)),
    body: { messageId: EntryId.parse('0d9f5c1a-7b3e-4c8d-a2f1-6e5b4d3c2a10'), text },
    attachments: [attachedFile],
  }
}
