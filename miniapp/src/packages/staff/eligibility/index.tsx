import type { EligibilityDeskItem } from '@anju/shared-types'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { FindByCode } from './find-by-code.tsx'

const icons = { gap: 'info', review: 'person', refusal: 'scale', sample: 'shield', challenge: 'edit' } as const

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
                  icon={item.overdue ? 'alert' : icons[item.kind]}
                  text={titleOf(item)}
                  note={`${item.about}\n${dueWords(item)}\n编号 ${item.code}`}
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

/** A blind sample names nobody. */
const titleOf = ({ kind, kindLabel, name, zone }: EligibilityDeskItem): string =>
  `${kindLabel}：${kind === 'sample' ? zone : `${name}，${zone}`}`

const dueWords = ({ dueOn, overdue, provisional }: EligibilityDeskItem): string =>
  `${overdue ? '已超期，期限 ' : '期限 '}${dueOn}${provisional ? '（暂定）' : ''}`

function openItem({ kind, id, checkId }: EligibilityDeskItem) {
  if (kind === 'sample') go('/packages/staff/eligibility-sample/index', { id })
  else go('/packages/staff/eligibility-check/index', { id: checkId })
}
