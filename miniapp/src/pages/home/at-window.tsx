import { call } from '../../api/client.ts'
import { useRequest } from '../../api/use-request.ts'
import { Card } from '../../components/card/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { go } from '../../lib/go.ts'

/** What a clerk is entering for this person right now: it is read along, line by line. */
export function AtWindow() {
  const asked = useRequest(() => call('windowEntries.mine'))
  const items = asked.reply?.items ?? []
  if (items.length === 0) return null
  return (
    <Card kind="accent" rows title="窗口正在为您录入">
      {items.map(({ id, name, clerk }) => (
        <ListRow
          key={id}
          icon="edit"
          text={name}
          note={`${clerk}在录。请打开一项一项看，不对的点“错”。`}
          onTap={() => go('/packages/cases/window/index', { id })}
        />
      ))}
    </Card>
  )
}
