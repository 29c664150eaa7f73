import * as z from 'zod/mini'

// zod tries `new Function` once to see whether it may; a strict CSP reports that as a violation.
z.config({ jitless: true })
