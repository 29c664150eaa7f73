import type { ThreadFile } from '../open/fold-thread.ts'

/** Endings of files that nothing runs or renders as a page by itself when somebody opens them. */
const SAFE_EXTENSIONS = new Set(
  [
    ...['avif', 'bmp', 'gif', 'heic', 'jpeg', 'jpg', 'png', 'tiff', 'webp'],
    ...['mkv', 'mov', 'mp3', 'mp4', 'ogg', 'wav', 'webm'],
    ...['csv', 'har', 'json', 'log', 'md', 'pcap', 'pcapng', 'pdf', 'txt', 'yaml', 'yml'],
    ...['7z', 'bz2', 'gz', 'tar', 'tgz', 'xz', 'zip', 'zst'],
  ].map((extension) => `.${extension}`),
)

/**
 * Names a file by its number in the thread: what its sender called it may lie, climb out of a folder or
 * begin to run. Of that name only the ending is kept, if it is a harmless one.
 */
export function fileNameOf(files: readonly ThreadFile[], { id, name }: ThreadFile): string {
  const number = files.findIndex((file) => file.id === id) + 1
  const ending = /\.[a-z0-9]{1,8}$/.exec(name.toLowerCase())?.[0] ?? ''
  return `evidence-${number}${SAFE_EXTENSIONS.has(ending) ? ending : '.bin'}`
}
