import type { EvidenceTerms } from './evidence-terms.ts'

export const en: EvidenceTerms = {
  choose: 'Choose files',
  orDrop: 'or drop them here. A screenshot can be pasted.',
  limits: (count, each, total) =>
    count === 1
      ? `One file of up to ${each}.`
      : `Up to ${count} files of up to ${each}, ${total} together.`,
  onlyTypes: (types) => `Only ${types}.`,
  listLabel: 'Chosen files',
  sum: (count, size) => (count === 1 ? `1 file, ${size}` : `${count} files, ${size} together`),
  remove: (name) => `Remove ${name}`,
  added: (count) => (count === 1 ? '1 file was added' : `${count} files were added`),
  removed: (name) => `${name} was removed`,
  looking: 'Looking for hidden details…',
  notAdded: 'Not added',
  refusals: {
    empty: () => 'It is empty: there is nothing to send.',
    type: (types) => `Its type is not taken here. Only ${types} can come along.`,
    too_large: (limit) => `It is larger than ${limit}. Compress it, or send the part that matters.`,
    too_many: (limit) =>
      `There is only room for ${limit}. Remove one first, or put some in one archive.`,
    too_much: (limit) => `All files together may have ${limit}. Remove one first.`,
    twice: () => 'It is in the list already.',
  },
  tells: {
    picture: (details) => `This picture says ${details}.`,
    recording: (details) => `This recording says ${details}.`,
    document: (details) => `This document says ${details}.`,
  },
  told: {
    place: 'where it was taken',
    time: 'when it was made',
    device: 'what it was made with',
    person: 'who made it',
  },
  holds: (details) => `It holds ${details}.`,
  held: { notes: 'hidden notes', other: 'other hidden details' },
  strip: (count) => (count === 1 ? 'Remove this detail' : 'Remove these details'),
  stripped: 'The hidden details are removed. What it shows is the same.',
  turned: 'Only which way is up is kept.',
  stays: {
    picture: 'This cannot be removed here. To be sure, save it as PNG, and choose that instead.',
    recording: 'This cannot be removed here. To be sure, choose a new recording of what it shows.',
    document: 'This cannot be removed here. To be sure, choose screenshots of its pages instead.',
  },
  unread: 'This file could not be searched for hidden details, such as where it was made.',
  unsearched: 'Files of this kind are not searched for hidden details, such as who made them.',

  all: 'All files',
  arrivedOf: (arrived, count) => `${arrived} of ${count} arrived`,
  arrived: 'Arrived',
  sizeOf: (stored, all) => `${stored} of ${all}`,
  waiting: {
    offline: 'Waiting for the network',
    unreachable: 'Waiting for the service',
  },
  unreadable: 'It changed, moved or was locked since you chose it.',
}
