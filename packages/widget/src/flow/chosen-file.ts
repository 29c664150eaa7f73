import type { AttachedFile } from '@sealpost/protocol'

/** What the form knows about a file that was chosen. Its bytes stay where they are until it is sent. */
export type ChosenFile = Pick<AttachedFile, 'id' | 'name' | 'type' | 'size'>
