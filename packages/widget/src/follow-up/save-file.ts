/** Hands a file to the browser's downloads, without a request. */
export function saveFile({ name, content }: { name: string; content: BlobPart }): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
