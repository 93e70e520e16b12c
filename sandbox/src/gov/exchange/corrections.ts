/** What an authority says of a person since somebody corrected its record by hand: another record, none, or nothing at all. */
export type Correction = { record?: unknown; isSilent?: boolean }

export type Corrections = {
  of(slug: string, source: string): Correction | undefined
  /** `record: null` means that there is no record any more; what is left out stays as it is. */
  set(slug: string, source: string, correction: Correction): Correction
  remove(slug: string, source: string): void
  clear(): void
  onChange(listener: () => void): void
}

/** Corrections of records, until the sandbox stops or is reset. The people of the story stay as they are written. */
export function createCorrections(): Corrections {
  const corrections = new Map<string, Correction>()
  const listeners: (() => void)[] = []
  const key = (slug: string, source: string) => `${slug} ${source}`
  const changed = () => {
    for (const listener of listeners) listener()
  }
  return {
    of: (slug, source) => corrections.get(key(slug, source)),
    set(slug, source, correction) {
      const now = { ...corrections.get(key(slug, source)), ...correction }
      corrections.set(key(slug, source), now)
      changed()
      return now
    },
    remove(slug, source) {
      corrections.delete(key(slug, source))
      changed()
    },
    clear() {
      corrections.clear()
      changed()
    },
    onChange: (listener) => void listeners.push(listener),
  }
}
