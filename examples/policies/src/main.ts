// Three published policies, each through nothing but its document: what it asks is asked, what it
// requires is required, what it promises is timed, what it forbids is shown, what it offers is given.
import { Stage } from '@sealpost/example-stage'
import { claromentis } from './claromentis.ts'
import { patchmon } from './patchmon.ts'
import { promon } from './promon.ts'

await using stage = await Stage.set()
await Promise.all([promon(stage), patchmon(stage), claromentis(stage)])
