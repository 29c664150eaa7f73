import { describe, expect, test } from 'vitest'
import {
  ApiKey,
  Case,
  CaseState,
  CreatedApiKey,
  Credit,
  FeedPage,
  FeedQuery,
  NewApiKey,
  NewCredit,
  Policy,
  Problem,
  Profile,
  ProfilePublished,
  ReportChange,
  ReportDetail,
  ReportQuery,
  ReportSummary,
  SealedItem,
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
  'created-api-key': CreatedApiKey,
  credit: Credit,
  'feed-page': FeedPage,
  'feed-query': FeedQuery,
  'new-api-key': NewApiKey,
  'new-credit': NewCredit,
  policy: Policy,
  problem: Problem,
  profile: Profile,
  'profile-published': ProfilePublished,
  'report-change': ReportChange,
  'report-detail': ReportDetail,
  'report-query': ReportQuery,
  'report-summary': ReportSummary,
  'sealed-item': SealedItem,
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
