import type { Inspection } from './inspect-file.ts'

const SIDE_PX = 96

/** A picture may be small as a file and huge in memory. */
const MAX_PIXELS = 50_000_000

/**
 * Draws a picture small on a canvas, which needs nothing of a page's `img-src`. Null for whatever is
 * no picture that the browser decodes without running anything.
 */
export async function drawPreview(
  file: Blob,
  inspection: Inspection,
): Promise<HTMLCanvasElement | null> {
  if (inspection.kind !== 'read') return null
  const { width, height } = inspection
  if (width * height === 0 || width * height > MAX_PIXELS) return null
  try {
    return drawn(await createImageBitmap(file))
  } catch {
    return null
  }
}

/** The middle of the picture, as large as fits. */
function drawn(bitmap: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = SIDE_PX
  canvas.height = SIDE_PX
  canvas.setAttribute('aria-hidden', 'true')
  const { width, height } = bitmap
  const side = Math.min(width, height)
  const from = [(width - side) / 2, (height - side) / 2] as const
  canvas.getContext('2d')?.drawImage(bitmap, ...from, side, side, 0, 0, SIDE_PX, SIDE_PX)
  bitmap.close()
  return canvas
}
