import { describe, expect, test } from 'vitest'
import {
  ApiKey,
  Case,
  CaseState,
  Challenge,
  ChallengeQuery,
  CreatedApiKey,
  Credit,
  EntryAccepted,
  FeedPage,
  FeedQuery,
  NewApiKey,
  NewCaseEntry,
  NewCredit,
  NewMessage,
  NewUpload,
  Policy,
  Problem,
  Profile,
  ProfilePublished,
  ReadMark,
  ReportChange,
  ReportDetail,
  ReportQuery,
  ReportSummary,
  SealedItem,
  ServiceFacts,
  SignedProfile,
  Submission,
  SubmissionAccepted,
  Vendor,
} from './index.ts'
import { fixtureFolders, readFixtures } from './testing/fixtures.ts'

const schemas = {
  'api-key': ApiKey,
  case: Case,
  'case-state': CaseState,
  challenge: Challenge,
  'challenge-query': ChallengeQuery,
  'created-api-key': CreatedApiKey,
  credit: Credit,
  'entry-accepted': EntryAccepted,
  'feed-page': FeedPage,
  'feed-query': FeedQuery,
  'new-api-key': NewApiKey,
  'new-case-entry': NewCaseEntry,
  'new-credit': NewCredit,
  'new-message': NewMessage,
  'new-upload': NewUpload,
  policy: Policy,
  problem: Problem,
  profile: Profile,
  'profile-published': ProfilePublished,
  'read-mark': ReadMark,
  'report-change': ReportChange,
  'report-detail': ReportDetail,
  'report-query': ReportQuery,
  'report-summary': ReportSummary,
  'sealed-item': SealedItem,
  'service-facts': ServiceFacts,
  'signed-profile': SignedProfile,
  submission: Submission,
  'submission-accepted': SubmissionAccepted,
  vendor: Vendor,
}

test('every folder of fixtures is checked against its schema', () => {
  expect(fixtureFolders()).toEqual(Object.keys(schemas).sort())
})

describe.each(Object.entries(schemas))('%s', (name, schema) => {
  test.each(readFixtures(name, 'valid'))('takes $name', ({ value }) => {
    expect(schema.safeParse(value)).toMatchObject({ success: true })
  })

  test.each(readFixtures(name, 'invalid'))('refuses $name, and says where', ({ value, path }) => {
    const faults = schema.safeParse(value).error?.issues.map((issue) => issue.path.join('.'))

    expect(new Set(faults)).toEqual(new Set([path]))
  })
})
