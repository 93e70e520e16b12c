import type { Voice } from '../../gateways/voice/index.ts'
import type { Parts } from '../../platform/parts.ts'
import type { ClipLinks } from './clip-links.ts'
import type { ClipStore } from './clip-store.ts'

export interface ReadAloudNeeds extends Pick<Parts, 'cipher' | 'redis'> {
  clips: ClipStore
  links: ClipLinks
  voice: Voice
}
