/** The files that a picker, a drop or a paste brings. */
export function takenFiles(event: Event): File[] {
  if (event instanceof DragEvent) return [...(event.dataTransfer?.files ?? [])]
  if (event instanceof ClipboardEvent) return pastedFiles(event)
  const { currentTarget } = event
  return currentTarget instanceof HTMLInputElement ? [...(currentTarget.files ?? [])] : []
}

/** A pasted screenshot is called `image.png` by every browser; the time tells one from the next. */
function pastedFiles({ clipboardData }: ClipboardEvent): File[] {
  return [...(clipboardData?.files ?? [])].map((file, at) =>
    file.name === 'image.png' ? new File([file], screenshotName(new Date(), at), file) : file,
  )
}

/** `screenshot-2026-11-22-09-30-00.png`, in the reporter's own time. */
function screenshotName(now: Date, at: number): string {
  const local = new Date(Number(now) - now.getTimezoneOffset() * 60_000).toISOString()
  const time = local.slice(0, 19).replace(/[T:]/g, '-')
  return at === 0 ? `screenshot-${time}.png` : `screenshot-${time}-${at + 1}.png`
}
