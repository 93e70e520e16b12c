import type { Check } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag, type Tone } from '../../../components/tag/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'

const tones: Record<Check['family'][number]['consent']['state'], Tone> = {
  waiting: 'act',
  given: 'ok',
  refused: 'danger',
}

/** Who counts as family, and whether each agreed to be looked up. */
export function Family({ family }: { family: Check['family'] }) {
  if (family.length < 2) return null
  return (
    <Card kind="plain" title="按一家人核验">
      {family.map(({ role, roleLabel, name, consent }) => (
        <ListRow
          key={`${role} ${name}`}
          icon="person"
          text={`${roleLabel} ${name}`}
          note={[consent.at && momentWords(consent.at), consent.how].filter(Boolean).join('\n') || undefined}
          aside={<Tag tone={tones[consent.state]}>{consent.label}</Tag>}
        />
      ))}
    </Card>
  )
}
