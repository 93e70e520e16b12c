import type { Delegation } from '@anju/shared-types'
import type { Tone } from '../../components/tag/index.tsx'

export const toneOf = ({ state }: Pick<Delegation, 'state'>): Tone =>
  state === 'asked' ? 'act' : state === 'given' ? 'ok' : 'off'
