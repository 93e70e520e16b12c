import type { FileReply } from '../../platform/http/bind-contract.ts'
import { refuse } from '../../platform/refusal.ts'
import type { ReadAloudNeeds } from './needs.ts'

/** The player asks for parts of it again and again. */
const PLAYED_WITHIN_SECONDS = 600

/** Answers an address that a page was given. */
export async function playClip(
  needs: ReadAloudNeeds,
  { clip, link }: { clip: string; link: string },
  now: Date,
): Promise<FileReply> {
  if (!needs.links.opens(clip, link, now)) return refuse('LINK_EXPIRED')
  return { type: 'audio/mpeg', body: await soundOf(needs, clip), keepSeconds: PLAYED_WITHIN_SECONDS }
}

/** Spoken once, kept, and the same for everybody who may read the words. */
export async function soundOf({ cipher, clips, voice }: ReadAloudNeeds, clip: string): Promise<Buffer> {
  const row = await clips.find(clip)
  if (!row) return refuse('LINK_EXPIRED')
  if (row.sound) return Buffer.from(cipher.open(row.sound), 'base64')
  const sound = await voice.speak(cipher.open(row.text))
  if (!sound) return refuse('VOICE_SILENT')
  await clips.keepSound(clip, cipher.seal(sound.toString('base64')))
  return sound
}
