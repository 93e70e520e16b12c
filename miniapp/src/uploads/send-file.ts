import type { Upload } from '@anju/shared-types'
import type { Refused } from '../api/routes.ts'
import type { EngineNeeds } from './engine-types.ts'
import type { Pace } from './pace.ts'
import type { UploadIntent } from './upload-intent.ts'

/** Two at a time fill a slow network as well as ten, and a cut loses two pieces only. */
const PARALLEL = 2
/** A piece that arrives damaged again and again is not the network's doing. */
const DAMAGED_LIMIT = 5

export type Sent = { kind: 'sent' } | { kind: 'lost' } | { kind: 'stopped' } | { kind: 'refused'; refused: Refused }

export interface Progress {
  isStopped(): boolean
  arrived(bytes: number): void
  /** The server wants fewer calls: nothing is sent for so long. */
  rest(seconds: number): Promise<void>
}

/** Sends what the server says is missing. Ends early when a piece was lost: what has arrived is asked anew. */
export async function sendFile(
  { api, read, hash, clock }: Pick<EngineNeeds, 'api' | 'read' | 'hash' | 'clock'>,
  intent: UploadIntent,
  upload: Upload,
  pace: Pace,
  progress: Progress,
): Promise<Sent> {
  const missing = missingParts(upload)
  const sizeOf = (from: number, count: number) =>
    Math.min(count * upload.partBytes, upload.bytes - (from - 1) * upload.partBytes)
  let end: Sent | undefined
  let damaged = 0

  async function sender() {
    while (!end && missing.length > 0) {
      if (progress.isStopped()) {
        end = { kind: 'stopped' }
        return
      }
      const [from, count] = takeRun(missing, pace.partsACall(upload.partBytes))
      const bytes = await read(intent.ref, (from - 1) * upload.partBytes, sizeOf(from, count))
      const startedAt = clock()
      const answer = await api.part(upload.id, from, bytes, hash(bytes))
      if (answer.ok) {
        pace.measured(bytes.length, clock() - startedAt)
        progress.arrived(bytes.length)
        continue
      }
      const { refused } = answer
      const again = () => missing.unshift(...Array.from({ length: count }, (_, at) => from + at))
      if (refused.code === 'PART_WRONG' && ++damaged < DAMAGED_LIMIT) again()
      else if (refused.code === 'TOO_MANY_REQUESTS') {
        again()
        await progress.rest(refused.retryAfterSeconds ?? 10)
      } else end ??= isLost(refused) ? { kind: 'lost' } : { kind: 'refused', refused }
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, sender))
  return end ?? { kind: 'sent' }
}

/** Nobody answered, or somebody who will be able to later. */
export const isLost = ({ status }: Refused): boolean => status === 0 || status === 408 || status >= 500

export function missingParts({ partCount, parts }: Pick<Upload, 'partCount' | 'parts'>): number[] {
  const there = new Set(parts)
  return Array.from({ length: partCount }, (_, at) => at + 1).filter((no) => !there.has(no))
}

/** The first parts of the list that follow each other, at most so many; they leave the list. */
export function takeRun(missing: number[], most: number): [from: number, count: number] {
  const from = missing[0]!
  let count = 1
  while (count < most && missing[count] === from + count) count++
  missing.splice(0, count)
  return [from, count]
}
