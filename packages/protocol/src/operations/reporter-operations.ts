import * as z from 'zod/mini'
import { NewUpload, PartNumber } from '../attachment.ts'
import { Challenge, ChallengeQuery } from '../challenge.ts'
import { CreditPage } from '../credit.ts'
import { AttachmentId, Sha256, VendorSlug } from '../ids.ts'
import { PageQuery } from '../page.ts'
import { PATHS } from '../paths.ts'
import { SignedProfile } from '../profile.ts'
import { Case, EntryAccepted, NewCaseEntry, ReadMark } from '../report-record.ts'
import { ServiceFacts } from '../service-facts.ts'
import { Submission, SubmissionAccepted } from '../submission.ts'
import { empty, json, type Operation, VendorPath } from './operation.ts'

const UploadPath = z.strictObject({ vendor: VendorSlug, attachmentId: AttachmentId })

/** What a form and its reporter need, and what anyone may read. */
export const REPORTER_OPERATIONS = {
  getProfile: {
    method: 'GET',
    path: PATHS.getProfile,
    summary: 'Fetches the vendor\u2019s current signed profile',
    caller: 'anyone',
    params: VendorPath,
    answer: json(200, SignedProfile),
    problems: ['unknown_vendor', 'unknown_profile'],
  },
  getProfileVersion: {
    method: 'GET',
    path: PATHS.getProfileVersion,
    summary: 'Fetches a published profile by its hash, however old',
    caller: 'anyone',
    params: z.strictObject({ vendor: VendorSlug, hash: Sha256 }),
    answer: json(200, SignedProfile),
    problems: ['unknown_vendor', 'unknown_profile'],
  },
  getService: {
    method: 'GET',
    path: PATHS.getService,
    summary: 'Says which keys this service signs with',
    caller: 'anyone',
    answer: json(200, ServiceFacts),
    problems: [],
  },
  getChallenge: {
    method: 'GET',
    path: PATHS.getChallenge,
    summary: 'Asks for the proof of work that a report or a message needs now, if any',
    caller: 'anyone',
    params: VendorPath,
    query: ChallengeQuery,
    answer: json(200, Challenge),
    problems: ['unknown_vendor'],
  },
  openUpload: {
    method: 'POST',
    path: PATHS.openUpload,
    summary: 'Opens a place for the files of a report that will be sent',
    caller: 'anyone',
    params: VendorPath,
    body: NewUpload,
    answer: empty,
    problems: [
      'unknown_vendor',
      'unknown_profile',
      'profile_expired',
      'proof_of_work_needed',
      'report_conflict',
    ],
  },
  putPart: {
    method: 'PUT',
    path: PATHS.putPart,
    summary: 'Stores one part of a sealed file',
    caller: 'uploader',
    params: z.strictObject({ ...UploadPath.shape, part: PartNumber }),
    body: 'bytes',
    answer: empty,
    problems: [
      'unknown_upload',
      'wrong_digest',
      'part_conflict',
      'malformed_file',
      'unusable_recipients',
      'files_too_large',
    ],
  },
  deleteUpload: {
    method: 'DELETE',
    path: PATHS.deleteUpload,
    summary: 'Throws away what was uploaded of a file that was not sent yet',
    caller: 'uploader',
    params: UploadPath,
    answer: empty,
    problems: ['unknown_upload', 'upload_committed'],
  },
  submitReport: {
    method: 'POST',
    path: PATHS.submitReport,
    summary: 'Stores a sealed report',
    caller: 'anyone',
    params: VendorPath,
    body: Submission,
    answer: json(201, SubmissionAccepted),
    problems: [
      'unknown_vendor',
      'unknown_profile',
      'profile_expired',
      'malformed_sealed',
      'unusable_recipients',
      'incomplete_upload',
      'files_too_large',
      'proof_of_work_needed',
      'report_conflict',
    ],
  },
  getCase: {
    method: 'GET',
    path: PATHS.getCase,
    summary: 'Fetches the case that a receipt opens',
    caller: 'reporter',
    params: VendorPath,
    answer: json(200, Case),
    problems: ['unknown_case'],
  },
  addToCase: {
    method: 'POST',
    path: PATHS.addToCase,
    summary: 'Adds the reporter\u2019s sealed message or event to the thread',
    caller: 'reporter',
    params: VendorPath,
    body: NewCaseEntry,
    answer: json(201, EntryAccepted),
    problems: [
      'unknown_case',
      'report_deleted',
      'case_closed',
      'illegal_move',
      'change_conflict',
      'sequence_conflict',
      'unknown_profile',
      'malformed_sealed',
      'unusable_recipients',
      'incomplete_upload',
      'files_too_large',
      'proof_of_work_needed',
    ],
  },
  markCaseRead: {
    method: 'PUT',
    path: PATHS.markCaseRead,
    summary: 'Marks what the reporter has read',
    caller: 'reporter',
    params: VendorPath,
    body: ReadMark,
    answer: empty,
    problems: ['unknown_case'],
  },
  withdrawCredit: {
    method: 'DELETE',
    path: PATHS.withdrawCredit,
    summary: 'Takes back the reporter\u2019s consent to be credited, for good',
    caller: 'reporter',
    params: VendorPath,
    answer: empty,
    problems: ['unknown_case'],
  },
  listCredits: {
    method: 'GET',
    path: PATHS.listCredits,
    summary: 'Lists whom the vendor thanks, newest first',
    caller: 'anyone',
    params: VendorPath,
    query: z.strictObject(PageQuery),
    answer: json(200, CreditPage),
    problems: ['unknown_vendor', 'invalid_cursor'],
  },
} as const satisfies Record<string, Operation>
