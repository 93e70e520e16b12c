/**
 * Keeps what was made under its key, the least recently asked for goes first. Whoever asks while it is being made gets the same
 * promise; what failed is not kept.
 */
export function createKept({ mostBytes }: { mostBytes: number }) {
  const made = new Map<string, { bytes: Promise<Uint8Array>; size: number }>()
  let total = 0

  function forget(key: string): void {
    total -= made.get(key)?.size ?? 0
    made.delete(key)
  }

  return (key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    const known = made.get(key)
    if (known) {
      made.delete(key)
      made.set(key, known)
      return known.bytes
    }
    const entry = { bytes: make(), size: 0 }
    made.set(key, entry)
    entry.bytes.then(
      ({ length }) => {
        if (made.get(key) !== entry) return
        entry.size = length
        total += length
        for (const oldest of made.keys()) if (total > mostBytes && oldest !== key) forget(oldest)
      },
      () => forget(key),
    )
    return entry.bytes
  }
}
