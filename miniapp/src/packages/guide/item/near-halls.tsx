import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { go } from '../../../lib/go.ts'
import { waitWords } from '../../../lib/time-words.ts'

/** Halls where this can be done, open ones and short waits first. */
export function NearHalls({ service }: { service: string }) {
  const asked = useRequest(() => call('halls.list', { query: { service } }), [service])
  return (
    <Answered asked={asked} cards={1}>
      {({ items }) => (
        <Card kind="plain" title="去哪里办">
          {[...items]
            .sort(
              (a, b) => Number(b.openNow) - Number(a.openNow) || (a.waitMinutes?.[1] ?? 0) - (b.waitMinutes?.[1] ?? 0),
            )
            .map(({ id, name, address, openNow, openText, waitMinutes }) => (
              <ListRow
                key={id}
                icon="hall"
                text={name}
                note={`${address}\n${waitMinutes ? waitWords(waitMinutes) : openText}`}
                aside={<Tag tone={openNow ? 'ok' : 'off'}>{openNow ? '办公中' : '未办公'}</Tag>}
                onTap={() => go('/packages/book/place/index', { service, hall: id })}
              />
            ))}
        </Card>
      )}
    </Answered>
  )
}
