import { Hono } from 'hono'
import type { AppEnv } from '../http/env.ts'
import type { Route } from '../http/route.ts'
import { addToCaseRoute } from './add-to-case.ts'
import { createApiKeyRoute } from './create-api-key.ts'
import { createVendorRoute } from './create-vendor.ts'
import { createWebhookRoute } from './create-webhook.ts'
import { deleteApiKeyRoute } from './delete-api-key.ts'
import { deleteCreditRoute } from './delete-credit.ts'
import { deleteReportRoute } from './delete-report.ts'
import { deleteUploadRoute } from './delete-upload.ts'
import { deleteVendorRoute } from './delete-vendor.ts'
import { deleteWebhookRoute } from './delete-webhook.ts'
import { getArmoredReportRoute } from './get-armored-report.ts'
import { getAttachmentRoute } from './get-attachment.ts'
import { getCaseRoute } from './get-case.ts'
import { getChallengeRoute } from './get-challenge.ts'
import { getMailSettingsRoute } from './get-mail-settings.ts'
import { getProfileRoute } from './get-profile.ts'
import { getProfileVersionRoute } from './get-profile-version.ts'
import { getReportRoute } from './get-report.ts'
import { getSealedReportRoute } from './get-sealed-report.ts'
import { getServiceRoute } from './get-service.ts'
import { listApiKeysRoute } from './list-api-keys.ts'
import { listCreditsRoute } from './list-credits.ts'
import { listDeliveriesRoute } from './list-deliveries.ts'
import { listEventsRoute } from './list-events.ts'
import { listMailDeliveriesRoute } from './list-mail-deliveries.ts'
import { listReportsRoute } from './list-reports.ts'
import { listVendorsRoute } from './list-vendors.ts'
import { listWebhooksRoute } from './list-webhooks.ts'
import { markCaseReadRoute } from './mark-case-read.ts'
import { markReportReadRoute } from './mark-report-read.ts'
import { openUploadRoute } from './open-upload.ts'
import { pingWebhookRoute } from './ping-webhook.ts'
import { putCreditRoute } from './put-credit.ts'
import { putMailSettingsRoute } from './put-mail-settings.ts'
import { putPartRoute } from './put-part.ts'
import { putProfileRoute } from './put-profile.ts'
import { replayDeliveryRoute } from './replay-delivery.ts'
import { replayMailRoute } from './replay-mail.ts'
import { reportBounceRoute } from './report-bounce.ts'
import { rotateWebhookSecretRoute } from './rotate-webhook-secret.ts'
import { sendMessageRoute } from './send-message.ts'
import { stopNotesRoute } from './stop-notes.ts'
import { submitReportRoute } from './submit-report.ts'
import { updateReportRoute } from './update-report.ts'
import { updateWebhookRoute } from './update-webhook.ts'
import { withdrawCreditRoute } from './withdraw-credit.ts'

/** The route of every operation, in the order of protocol's table. */
export const operationRoutes: Route<AppEnv> = (deps) =>
  new Hono<AppEnv>()
    .route('/', getProfileRoute(deps))
    .route('/', getProfileVersionRoute(deps))
    .route('/', getServiceRoute(deps))
    .route('/', getChallengeRoute(deps))
    .route('/', openUploadRoute(deps))
    .route('/', putPartRoute(deps))
    .route('/', deleteUploadRoute(deps))
    .route('/', submitReportRoute(deps))
    .route('/', getCaseRoute(deps))
    .route('/', addToCaseRoute(deps))
    .route('/', markCaseReadRoute(deps))
    .route('/', stopNotesRoute(deps))
    .route('/', withdrawCreditRoute(deps))
    .route('/', listCreditsRoute(deps))
    .route('/', listReportsRoute(deps))
    .route('/', getReportRoute(deps))
    .route('/', getSealedReportRoute(deps))
    .route('/', getArmoredReportRoute(deps))
    .route('/', getAttachmentRoute(deps))
    .route('/', updateReportRoute(deps))
    .route('/', sendMessageRoute(deps))
    .route('/', markReportReadRoute(deps))
    .route('/', deleteReportRoute(deps))
    .route('/', putCreditRoute(deps))
    .route('/', deleteCreditRoute(deps))
    .route('/', listEventsRoute(deps))
    .route('/', listWebhooksRoute(deps))
    .route('/', createWebhookRoute(deps))
    .route('/', updateWebhookRoute(deps))
    .route('/', deleteWebhookRoute(deps))
    .route('/', rotateWebhookSecretRoute(deps))
    .route('/', pingWebhookRoute(deps))
    .route('/', listDeliveriesRoute(deps))
    .route('/', replayDeliveryRoute(deps))
    .route('/', getMailSettingsRoute(deps))
    .route('/', putMailSettingsRoute(deps))
    .route('/', listMailDeliveriesRoute(deps))
    .route('/', replayMailRoute(deps))
    .route('/', putProfileRoute(deps))
    .route('/', listApiKeysRoute(deps))
    .route('/', createApiKeyRoute(deps))
    .route('/', deleteApiKeyRoute(deps))
    .route('/', createVendorRoute(deps))
    .route('/', listVendorsRoute(deps))
    .route('/', deleteVendorRoute(deps))
    .route('/', reportBounceRoute(deps))
