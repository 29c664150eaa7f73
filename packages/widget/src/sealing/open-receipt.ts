import { deriveReceiptKeys, parseReceipt, type VendorSlug } from '@sealpost/protocol'
import type { OpenedReceipt } from './sealing.ts'

/**
 * Reads what was typed as a receipt, without a request.
 *
 * @throws ReceiptError for what is not a receipt of this vendor.
 */
export async function openReceipt(text: string, vendor: VendorSlug): Promise<OpenedReceipt> {
  const receipt = await parseReceipt(text, vendor)
  const { accessToken } = await deriveReceiptKeys(receipt, vendor)
  return { receipt, accessToken }
}
