import { call } from '../../api/client.ts'
import { useRequest } from '../../api/use-request.ts'
import { Card } from '../../components/card/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { go } from '../../lib/go.ts'

/** Cases in which something waits for this person: to confirm, to bring, to pay, to collect, to go on filling in. */
export function MyTurns() {
  const asked = useRequest(() => call('cases.list'))
  const waiting = asked.reply?.items.filter(({ isMyTurn }) => isMyTurn) ?? []
  if (waiting.length === 0) return null
  return (
    <Card kind="accent" rows title="办件等您办">
      {waiting.map(({ id, name, now }) => (
        // The sentence says how it stands; a label beside it would leave no room in large type.
        <ListRow
          key={id}
          icon="cases"
          text={name}
          note={now}
          onTap={() => go('/packages/cases/detail/index', { id })}
        />
      ))}
    </Card>
  )
}
