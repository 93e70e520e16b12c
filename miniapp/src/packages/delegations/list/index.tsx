import type { Delegation } from '@anju/shared-types'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { go } from '../../../lib/go.ts'
import { dayWords } from '../../../lib/time-words.ts'
import { toneOf } from '../tone-of.ts'

/** Who may do what for whom, and a way to begin with either side. */
export default function Delegations() {
  const asked = useRequest(() => call('delegations.list'))
  if (asked.refused?.code === 'REAL_NAME_REQUIRED') {
    return (
      <Page title="代办">
        <Empty
          icon="id-card"
          title="先核验身份，才能委托"
          text="填写姓名和身份证号码，一分钟就好。"
          action="去实名"
          onAction={() => go('/packages/account/real-name/index')}
        />
      </Page>
    )
  }
  return (
    <Page
      title="代办"
      lead="家人可以替您填写、传材料。办了什么都告诉您，一点就能收回。"
      foot={<Button onTap={() => go('/packages/delegations/ask/index', { as: 'principal' })}>请人替我办</Button>}
    >
      <Answered asked={asked}>
        {({ given, received }) => (
          <>
            <People title="替我办的人" none="还没有请人代办。" items={given} who="agent" />
            <People title="请我办的人" none="还没有人请您代办。" items={received} who="principal" />
          </>
        )}
      </Answered>
      <Button kind="secondary" onTap={() => go('/packages/delegations/ask/index', { as: 'agent' })}>
        我替家里老人办
      </Button>
    </Page>
  )
}

interface PeopleProps {
  title: string
  none: string
  items: readonly Delegation[]
  who: 'principal' | 'agent'
}

function People({ title, none, items, who }: PeopleProps) {
  return (
    <Card kind="plain" title={title}>
      {items.length === 0 && <ListRow icon="people" text={none} />}
      {items.map((one) => (
        <ListRow
          key={one.id}
          icon="person"
          text={one[who].name}
          note={`${one.scopeText}\n到 ${dayWords(one.until)}`}
          aside={<Tag tone={toneOf(one)}>{one.stateLabel}</Tag>}
          asideText={one.stateLabel}
          onTap={() => go('/packages/delegations/one/index', { id: one.id })}
        />
      ))}
    </Card>
  )
}
