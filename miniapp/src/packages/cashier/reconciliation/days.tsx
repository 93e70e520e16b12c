import type { ReconciledDay } from '@anju/shared-types'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { go } from '../../../lib/go.ts'
import { dayWords } from '../../../lib/time-words.ts'

/** What is not balanced comes first. */
export function Days() {
  const asked = useRequest(() => call('reconciliation.days'))
  return (
    <Answered asked={asked} cards={3}>
      {({ items, late }) => (
        <>
          {late > 0 && (
            <Notice tone="danger" title={`有 ${late} 天过了中午还没对平`} urgent>
              请点开，认领差异，查清后写明原因。
            </Notice>
          )}
          {items.length === 0 && <Empty icon="ledger" title="还没有要对的账" text="有了收付，次日上午自动对账。" />}
          <Group title="没对平" days={items.filter(({ state }) => state !== 'balanced')} />
          <Group title="已对平" days={items.filter(({ state }) => state === 'balanced')} />
        </>
      )}
    </Answered>
  )
}

function Group({ title, days }: { title: string; days: readonly ReconciledDay[] }) {
  if (days.length === 0) return null
  return (
    <Card rows title={title}>
      {days.map(({ id, day, channelLabel, hall, stateLabel, now, isLate }) => (
        <ListRow
          key={id}
          icon={isLate ? 'alert' : 'ledger'}
          text={`${dayWords(day)} ${channelLabel}${hall ? `（${hall}）` : ''}：${stateLabel}`}
          note={now}
          onTap={() => go('/packages/cashier/reconciliation/index', { id })}
        />
      ))}
    </Card>
  )
}
