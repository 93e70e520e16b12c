/** A case of the last weeks, as far as trying a file out on it needs it. Nobody's name. */
export interface TriedRow {
  /** The items it is about, each with the version it began under. */
  items: readonly { code: string; version: number }[]
  answers: Readonly<Record<string, string>>
}

/** Where the cases are. A feature that keeps cases gives one to wiring.ts. */
export interface TriedCases {
  /** Submitted ones that began on or after a moment. */
  since(from: Date): Promise<TriedRow[]>
}
