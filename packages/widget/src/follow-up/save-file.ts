/** Hands a file to the browser's downloads, without a request. */
export function saveFile({
  name,
  content,
  type = 'application/octet-stream',
}: {
  name: string
  content: BlobPart
  type?: string
}): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
