import type { ReadAloudOf } from '@anju/shared-types'
import { call } from '../../api/client.ts'

const open = ['statement', 'guide', 'counter-reading'] as const
type OfEverybody = (typeof open)[number]
const isOpen = (of: ReadAloudOf): of is OfEverybody => (open as readonly string[]).includes(of)

/** Where the sound of a text is for some minutes, in order; undefined when nobody reads it now. */
export async function askClips(of: ReadAloudOf, id: string): Promise<string[] | undefined> {
  const params = { id }
  const answer = isOpen(of)
    ? await call('readAloud.open', { params, query: { of } })
    : await call('readAloud.mine', { params, query: { of } })
  return answer.ok ? answer.reply.clips : undefined
}
