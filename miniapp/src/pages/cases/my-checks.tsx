import type { CheckSummary } from '@anju/shared-types'
import type { ReactNode } from 'react'
import { call } from '../../api/client.ts'
import { useRequest } from '../../api/use-request.ts'
import { Answered } from '../../components/answered/index.tsx'
import { Card } from '../../components/card/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { go } from '../../lib/go.ts'
import { summaryNote } from '../../packages/eligibility/check-words.ts'

/** Own checks of 购房资格, the newest first; `none` where there are none. */
export function MyChecks({ none }: { none: ReactNode }) {
  const asked = useRequest(() => call('eligibilityChecks.list'))
  return (
    <Answered asked={asked} cards={1}>
      {({ items }) => (items.length === 0 ? none : <CheckList items={items} />)}
    </Answered>
  )
}

const CheckList = ({ items }: { items: readonly CheckSummary[] }) => (
  <Card kind="plain" title="购房资格核验">
    {items.map((check) => (
      <ListRow
        key={check.id}
        icon="key"
        text={`${check.city.name}${check.zone.name}：${check.stateLabel}`}
        note={summaryNote(check)}
        onTap={() => go('/packages/eligibility/official/index', { id: check.id })}
      />
    ))}
  </Card>
)
