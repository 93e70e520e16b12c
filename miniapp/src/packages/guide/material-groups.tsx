import type { ItemMaterial } from '@anju/shared-types'
import { Card } from '../../components/card/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { Tag, type Tone } from '../../components/tag/index.tsx'
import { basisWords } from './basis-words.ts'

const groups: readonly { handling: ItemMaterial['handling']; tone: Tone; tag: string; title: string }[] = [
  { handling: 'bring', tone: 'act', tag: '要带', title: '请您带来' },
  { handling: 'system', tone: 'calm', tag: '系统填', title: '系统替您填好' },
  { handling: 'waived', tone: 'ok', tag: '免交', title: '部门已经有，不用带' },
]

interface Props {
  materials: readonly ItemMaterial[]
  /** Only names and when they are asked for: for a page that shows every paper of every situation. */
  brief?: boolean
}

/** Papers by who brings them, what one must carry oneself first. */
export function MaterialGroups({ materials, brief }: Props) {
  return (
    <>
      {groups.map(({ handling, tone, tag, title }) => {
        const mine = materials.filter((material) => material.handling === handling)
        if (mine.length === 0) return null
        return (
          <Card key={handling} kind="plain" title={`${title}，${mine.length} 项`} aside={<Tag tone={tone}>{tag}</Tag>}>
            {mine.map((material) => (
              <ListRow
                key={`${material.id} ${material.when}`}
                text={material.name}
                note={brief ? briefNote(material) : fullNote(material)}
              />
            ))}
          </Card>
        )
      })}
    </>
  )
}

const briefNote = ({ when, heldBy }: ItemMaterial): string | undefined =>
  [when && `什么时候要：${when}`, heldBy && `${heldBy}有这份信息`].filter(Boolean).join('\n') || undefined

/** Why it is asked for, by which clause, who has it already and what if it is missing. */
function fullNote({ form, why, basis, handling, handlingText, ifMissingText, note, unsure }: ItemMaterial): string {
  return [
    `为什么：${why}`,
    `依据：${basisWords(basis)}`,
    handling === 'bring' && form && `形式：${form}`,
    handlingText,
    handling === 'bring' && ifMissingText,
    note,
    unsure && '以当地公布为准',
  ]
    .filter(Boolean)
    .join('\n')
}
