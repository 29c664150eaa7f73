import type { Calculator } from '../cvss/calculator.ts'
import type { Drafts } from '../draft/drafts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { CasePart } from '../follow-up/case/case-part.ts'
import type { FollowUp } from '../follow-up/follow-up.ts'
import type { Terms } from '../i18n/terms.ts'
import type { Solver } from '../proof-of-work/solver.ts'
import type { PublicPages } from '../public-pages/public-pages.ts'
import type { QrCode } from '../qr/qr-code.ts'
import type { Redaction } from '../redaction/redaction.ts'
import type { Form } from '../report-form/form.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { SealerPart } from '../sealing-worker/sealer.ts'
import type { Uploads } from '../uploads/uploads.ts'
import type { WeaknessList } from '../weaknesses/weakness-list.ts'

/** What is not in the first script: each part a file of its own, imported when it is needed. */
export type Parts = {
  form: () => Promise<Form>
  sealing: () => Promise<Sealing>
  followUp: () => Promise<FollowUp>
  caseFile: () => Promise<CasePart>
  publicPages: () => Promise<PublicPages>
  de: () => Promise<Terms>
  calculator: () => Promise<Calculator>
  weaknesses: () => Promise<WeaknessList>
  redaction: () => Promise<Redaction>
  evidence: () => Promise<Evidence>
  uploads: () => Promise<Uploads>
  sealer: () => Promise<SealerPart>
  solver: () => Promise<Solver>
  drafts: () => Promise<Drafts>
  qrCode: () => Promise<QrCode>
}
