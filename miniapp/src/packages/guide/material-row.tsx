import type { ItemMaterial } from '@anju/shared-types'
import { ListRow } from '../../components/list-row/index.tsx'
import { Tag, type Tone } from '../../components/tag/index.tsx'
import { basisWords } from './basis-words.ts'

const tags: Record<ItemMaterial['handling'], { tone: Tone; words: string }> = {
  waived: { tone: 'ok', words: '免交' },
  system: { tone: 'calm', words: '系统填' },
  bring: { tone: 'act', words: '要带' },
}

/** One paper: who brings it, why it is asked for, by which clause, and what if it is missing. */
export function MaterialRow({ material, withWhen }: { material: ItemMaterial; withWhen?: boolean }) {
  const { name, form, why, basis, handling, handlingText, ifMissingText, when, unsure, note } = material
  const lines = [
    withWhen && when && `什么时候要：${when}`,
    handling === 'bring' && form && `形式：${form}`,
    `为什么：${why}`,
    `依据：${basisWords(basis)}`,
    handlingText,
    handling === 'bring' && ifMissingText,
    note,
    unsure && '以当地公布为准',
  ]
  const { tone, words } = tags[handling]
  return <ListRow text={name} note={lines.filter(Boolean).join('\n')} aside={<Tag tone={tone}>{words}</Tag>} />
}
