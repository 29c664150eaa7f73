import { readPages } from './exif.ts'
import type { Bytes, Reading } from './reading.ts'

/**
 * Reads the directories of a TIFF file. Nothing is taken out of it here.
 *
 * @throws RangeError if it is damaged, or leads in circles.
 */
export function readTiff(bytes: Bytes): Reading {
  const says = readPages(bytes)
  return { medium: 'picture', width: 0, height: 0, says, isTurned: false, stripped: null }
}
