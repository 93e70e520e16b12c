import type { ReadAloud } from '@anju/shared-types'
import type { Account, Call } from '../../platform/http/call.ts'
import { countInHour } from '../../platform/redis/hourly-count.ts'
import { refuse } from '../../platform/refusal.ts'
import { soundOf } from './clip-sound.ts'
import { cutText } from './cut-text.ts'
import type { ReadAloudNeeds } from './needs.ts'

/** Enough for a whole guide, heard twice. */
const LINK_MINUTES = 30
const KEPT_HOURS = 24
/** Of one person or device: each new text costs money. */
const ASKS_AN_HOUR = 60

/** A text as clips. The first is spoken before we answer, so that a voice that is silent is told in words; the others when they are played. */
export async function makeClips(
  needs: ReadAloudNeeds,
  text: string,
  caller: Account | undefined,
  { now, device, address }: Call,
): Promise<ReadAloud> {
  await countInHour(needs.redis, `read-aloud:${caller?.accountId ?? device ?? address}`, ASKS_AN_HOUR)
  const { cipher, clips, links, voice } = needs
  const pieces = cutText(text, voice.fits)
  const until = new Date(now.getTime() + KEPT_HOURS * 3_600_000)
  const rows = pieces.map((piece) => ({
    _id: cipher.blindIndex('spoken-text', `${voice.name}\0${piece}`),
    text: cipher.seal(piece),
    until,
  }))
  const [first] = rows
  if (!first) return refuse('NOT_FOUND')
  await clips.keep(rows)
  await soundOf(needs, first._id)
  const expiresAt = new Date(now.getTime() + LINK_MINUTES * 60_000)
  return { clips: rows.map(({ _id }) => links.path(_id, expiresAt)), expiresAt: expiresAt.toISOString() }
}
