import { describe, expect, test } from 'vitest'
import {
  ApiKey,
  Bounce,
  Case,
  CaseState,
  Challenge,
  ChallengeQuery,
  CreatedApiKey,
  CreatedWebhook,
  Credit,
  DeliveryPage,
  DeliveryQuery,
  EntryAccepted,
  FeedPage,
  FeedQuery,
  MailDeliveryPage,
  MailSettings,
  NewApiKey,
  NewCaseEntry,
  NewCredit,
  NewMessage,
  NewUpload,
  NewWebhook,
  NoteAddress,
  PingResult,
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
  ThreadQuery,
  Vendor,
  Webhook,
  WebhookChange,
  WebhookEvent,
  WebhookList,
  WebhookPing,
} from './index.ts'
import { fixtureFolders, readFixtures } from './testing/fixtures.ts'

const schemas = {
  'api-key': ApiKey,
  bounce: Bounce,
  case: Case,
  'case-state': CaseState,
  challenge: Challenge,
  'challenge-query': ChallengeQuery,
  'created-api-key': CreatedApiKey,
  'created-webhook': CreatedWebhook,
  credit: Credit,
  'delivery-page': DeliveryPage,
  'delivery-query': DeliveryQuery,
  'entry-accepted': EntryAccepted,
  'feed-page': FeedPage,
  'feed-query': FeedQuery,
  'mail-delivery-page': MailDeliveryPage,
  'mail-settings': MailSettings,
  'new-api-key': NewApiKey,
  'new-case-entry': NewCaseEntry,
  'new-credit': NewCredit,
  'new-message': NewMessage,
  'new-upload': NewUpload,
  'new-webhook': NewWebhook,
  'note-address': NoteAddress,
  'ping-result': PingResult,
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
  'thread-query': ThreadQuery,
  vendor: Vendor,
  webhook: Webhook,
  'webhook-change': WebhookChange,
  'webhook-event': WebhookEvent,
  'webhook-list': WebhookList,
  'webhook-ping': WebhookPing,
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
