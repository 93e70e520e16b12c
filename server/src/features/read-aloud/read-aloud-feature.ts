import { readAloud as contract } from '@anju/shared-types'
import type { Voice } from '../../gateways/voice/index.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import { createClipLinks } from './clip-links.ts'
import { playClip } from './clip-sound.ts'
import { createClipStore } from './clip-store.ts'
import { makeClips } from './make-clips.ts'
import type { ReadAloudNeeds } from './needs.ts'
import { type Pages, spokenPages } from './spoken-pages.ts'

export interface ReadAloudSources {
  voice: Voice
  /** Asked when a page is read: the features are being put together when this one is made. */
  pages(): Pages
}

/** Pages read aloud on phones that have no voice of their own (E27, E82). */
export function createReadAloudFeature(
  { cipher, redis, db, config }: Parts,
  { voice, pages }: ReadAloudSources,
): Feature<typeof contract.table> {
  const needs: ReadAloudNeeds = {
    ...{ cipher, redis, voice },
    clips: createClipStore(db),
    links: createClipLinks(config.FILE_LINK_KEYS),
  }
  const read = (text: string | undefined, caller: Account | undefined, call: Call) =>
    text ? makeClips(needs, text, caller, call) : refuse('NOT_FOUND')
  return {
    name: 'readAloud',
    contract,
    handlers: {
      mine: async ({ params, query }, caller, call) =>
        read(await spokenPages(pages()).mine[query.of](params.id, caller, call), caller, call),
      open: async ({ params, query }, caller, call) =>
        read(await spokenPages(pages()).open[query.of](params.id, caller, call), caller, call),
      clip: ({ params, query }, _caller, { now }) => playClip(needs, { clip: params.clip, link: query.link }, now),
    },
  }
}
