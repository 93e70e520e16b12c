import { call } from '../../api/client.ts'
import { useRequest } from '../../api/use-request.ts'
import { Card } from '../../components/card/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { Tag } from '../../components/tag/index.tsx'
import { go } from '../../lib/go.ts'
import { summaryNote, toneOf } from '../../packages/eligibility/check-words.ts'

/** Own checks of 购房资格, the newest first; nothing where there are none. */
export function MyChecks() {
  const asked = useRequest(() => call('eligibilityChecks.list'))
  const items = asked.reply?.items ?? []
  if (items.length === 0) return null
  return (
    <Card kind="plain" title="购房资格核验">
      {items.map((check) => (
        <ListRow
          key={check.id}
          icon="key"
          text={`${check.city.name}${check.zone.name}`}
          note={summaryNote(check)}
          aside={<Tag tone={toneOf(check.state)}>{check.stateLabel}</Tag>}
          asideText={check.stateLabel}
          onTap={() => go('/packages/eligibility/official/index', { id: check.id })}
        />
      ))}
    </Card>
  )
}
