import type { Check } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'

const icons = { waiting: 'clock', given: 'done', refused: 'alert' } as const

/** Who counts as family, and whether each agreed to be looked up. */
export function Family({ family }: { family: Check['family'] }) {
  if (family.length < 2) return null
  return (
    <Card kind="plain" title="按一家人核验">
      {family.map(({ role, roleLabel, name, consent }) => (
        <ListRow
          key={`${role} ${name}`}
          icon={icons[consent.state]}
          text={`${roleLabel} ${name}：${consent.label}`}
          note={[consent.at && momentWords(consent.at), consent.how].filter(Boolean).join('\n') || undefined}
        />
      ))}
    </Card>
  )
}
