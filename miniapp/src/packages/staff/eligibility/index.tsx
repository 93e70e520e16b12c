import type { EligibilityDeskItem } from '@anju/shared-types'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Tag, type Tone } from '../../../components/tag/index.tsx'
import { go } from '../../../lib/go.ts'
import { FindByCode } from './find-by-code.tsx'

const tones: Record<EligibilityDeskItem['kind'], Tone> = {
  gap: 'act',
  review: 'act',
  refusal: 'danger',
  sample: 'calm',
  challenge: 'act',
}

/** What waits for a person, the nearest limit first. */
export default function EligibilityDesk() {
  const asked = useRequest(() => call('eligibilityChecks.desk'))
  return (
    <Page title="购房资格待办" lead="按办理期限排列。打开一件，本人会在“谁看过我的资料”里看到。">
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="key" title="没有要处理的" text="资料没取全的、要求复核的、盲审和异议，会按期限排在这里。" />
          ) : (
            <Card kind="plain">
              {items.map((item) => (
                <ListRow
                  key={`${item.kind} ${item.id}`}
                  text={item.kind === 'sample' ? `盲审 · ${item.zone}` : `${item.name} · ${item.zone}`}
                  note={`${item.about}\n${dueWords(item)}\n编号 ${item.code}`}
                  aside={<Tag tone={item.overdue ? 'danger' : tones[item.kind]}>{item.kindLabel}</Tag>}
                  asideText={item.kindLabel}
                  onTap={() => openItem(item)}
                />
              ))}
            </Card>
          )
        }
      </Answered>
      <FindByCode />
    </Page>
  )
}

const dueWords = ({ dueOn, overdue, provisional }: EligibilityDeskItem): string =>
  `${overdue ? '已超期，期限 ' : '期限 '}${dueOn}${provisional ? '（暂定）' : ''}`

function openItem({ kind, id, checkId }: EligibilityDeskItem) {
  if (kind === 'sample') go('/packages/staff/eligibility-sample/index', { id })
  else go('/packages/staff/eligibility-check/index', { id: checkId })
}
