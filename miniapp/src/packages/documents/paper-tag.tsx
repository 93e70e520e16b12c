import type { Document } from '@anju/shared-types'
import { Tag, type Tone } from '../../components/tag/index.tsx'

const tones: Partial<Record<Document['state'], Tone>> = {
  ready: 'ok',
  infected: 'danger',
  unreadable: 'danger',
  receiving: 'act',
  discarded: 'off',
  expired: 'off',
}
/** Five characters and less; the server's own words stand in the sentence below. */
const words: Partial<Record<Document['state'], string>> = {
  receiving: '没传完',
  received: '查毒中',
  clean: '整理中',
  ready: '可用',
  infected: '有病毒',
  unreadable: '打不开',
  discarded: '已删除',
  expired: '已清理',
}

export const paperWords = ({ state, stateLabel }: Document): string => words[state] ?? stateLabel

export const PaperTag = ({ paper }: { paper: Document }) => (
  <Tag tone={tones[paper.state] ?? 'calm'}>{paperWords(paper)}</Tag>
)
