/** A digest as the caller computes it: SHA-256 in lower-case hex. Rules compute none themselves, they only say what goes in. */
export type Hash = (text: string) => string

/**
 * One text for one content, whatever order members were written in: what is hashed and signed. Members that are undefined are not
 * there; instants are written in UTC.
 */
export function canonicalText(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map((one) => canonicalText(one ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`)
  return `{${members.join(',')}}`
}
