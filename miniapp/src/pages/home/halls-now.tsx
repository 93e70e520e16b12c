import { call } from '../../api/client.ts'
import { useRequest } from '../../api/use-request.ts'
import { Answered } from '../../components/answered/index.tsx'
import { Card } from '../../components/card/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { Tag } from '../../components/tag/index.tsx'
import { waitWords } from '../../lib/time-words.ts'

/** How full the halls are this minute; readable without login. */
export function HallsNow() {
  const asked = useRequest(() => call('halls.list', {}))
  return (
    <Answered asked={asked} cards={1}>
      {({ items }) => (
        <Card kind="plain" title="大厅现在">
          {items.map(({ id, name, openNow, openText, waiting, waitMinutes }) => (
            <ListRow
              key={id}
              icon="hall"
              text={name}
              note={waitMinutes ? `${waiting} 人等候，现在去${waitWords(waitMinutes)}` : openText}
              aside={<Tag tone={openNow ? 'ok' : 'off'}>{openNow ? '办公中' : '未办公'}</Tag>}
            />
          ))}
        </Card>
      )}
    </Answered>
  )
}
