/** Writes an operation's path the way Hono wants it: `/v1/reports/{reportId}` as `/v1/reports/:reportId`. */
export function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1')
}
