import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'

/** Which offices are being asked, before the first of them has answered. */
export function AskedSources() {
  const { reply } = useRequest(() => call('eligibilityChecks.statement'))
  if (!reply || reply.statement.sources.length === 0) return null
  return (
    <Card kind="plain" title="正在问这些部门">
      {reply.statement.sources.map(({ source, office, what }) => (
        <ListRow key={source} text={office} note={what} aside={<Tag tone="off">等待答复</Tag>} />
      ))}
    </Card>
  )
}
