import * as z from 'zod/mini'
import { Bounce } from '../mail.ts'
import { PageQuery } from '../page.ts'
import { PATHS } from '../paths.ts'
import { CreatedVendor, NewVendor, VendorPage } from '../vendor.ts'
import { empty, json, type Operation, VendorPath } from './operation.ts'

/** What whoever runs the service does by its own token. */
export const OPERATOR_OPERATIONS = {
  createVendor: {
    method: 'POST',
    path: PATHS.createVendor,
    summary: 'Makes a vendor and its first API key',
    caller: 'operator',
    body: NewVendor,
    answer: json(201, CreatedVendor),
    problems: ['vendor_exists'],
  },
  listVendors: {
    method: 'GET',
    path: PATHS.listVendors,
    summary: 'Lists the vendors of this service',
    caller: 'operator',
    query: z.strictObject(PageQuery),
    answer: json(200, VendorPage),
    problems: ['invalid_cursor'],
  },
  deleteVendor: {
    method: 'DELETE',
    path: PATHS.deleteVendor,
    summary: 'Deletes a vendor with everything it has',
    caller: 'operator',
    params: VendorPath,
    answer: empty,
    problems: ['unknown_vendor'],
  },
  reportBounce: {
    method: 'POST',
    path: PATHS.reportBounce,
    summary: 'Tells of a mail that came back after it had been taken',
    caller: 'operator',
    body: Bounce,
    answer: empty,
    problems: [],
  },
} as const satisfies Record<string, Operation>
