import type { Disclosure } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { basisWords } from '../basis-words.ts'
import { ItemSteps } from '../item/item-steps.tsx'
import { ItemRows } from '../item-rows.tsx'
import { OverrideRow } from '../override-rate.tsx'
import './index.scss'

const parts = [
  { value: 'items', text: '项目', note: '能办哪些事' },
  { value: 'procedures', text: '程序', note: '每一步谁办、算不算时间' },
  { value: 'fees', text: '收费', note: '收多少、凭什么' },
  { value: 'staff', text: '人员', note: '谁在岗、管什么' },
  { value: 'lists', text: '一次告知', note: '第二次要材料的有多少' },
  { value: 'mechanisms', text: '做法和出处', note: '这个城市公开承诺过的做法' },
] as const
type Part = (typeof parts)[number]['value']

/** 四公开: what the office may do, how, for how much and by whom, for anybody to check. */
export default function ShowDisclosure() {
  const [part, setPart] = useState<Part>('items')
  const asked = useRequest(() => call('catalogue.disclosure', {}))
  return (
    <Page title="四公开" lead="程序、收费、人员、项目，谁都能查。">
      <Card title="看哪一部分">
        <Choice label="看哪一部分" options={parts} value={part} onChoose={setPart} />
      </Card>
      <Answered asked={asked}>{(open) => <Shown part={part} open={open} />}</Answered>
      <Card kind="plain" title="还能查">
        <ListRow
          icon="clock"
          text="实际用时"
          note="每件事真正办了多久，多少按时"
          onTap={() => go('/packages/open/times/index')}
        />
        <ListRow
          icon="scale"
          text="抽查公开"
          note="抽哪些件由抽签定，您自己能重算"
          onTap={() => go('/packages/open/samples/index')}
        />
        <ListRow
          icon="people"
          text="大家怎么评"
          note="每个事项的好评、差评和未评"
          onTap={() => go('/packages/ratings/counts/index')}
        />
      </Card>
    </Page>
  )
}

function Shown({ part, open }: { part: Part; open: Disclosure }) {
  if (part === 'items') {
    return (
      <>
        {open.items.map(({ kind, items }) => (
          <Card key={kind} kind="plain" title={`${kind}，${items.length} 项`}>
            <ItemRows items={items} />
          </Card>
        ))}
      </>
    )
  }
  if (part === 'lists') return <Lists />
  if (part === 'procedures') return <Procedures procedures={open.procedures} />
  if (part === 'fees') {
    return (
      <Card kind="plain" title="收费">
        {open.fees.map(({ rule, name, text, basis }) => (
          <ListRow key={rule} text={name} note={`${text}\n依据：${basisWords(basis)}`} />
        ))}
      </Card>
    )
  }
  if (part === 'staff') {
    return (
      <>
        {open.staff.map(({ hallId, hallName, phone, people, note }) => (
          <Card key={hallId} kind="plain" title={hallName}>
            {people.map(({ staffNo, name, role }) => (
              <ListRow key={staffNo} icon="person" text={name} note={role} />
            ))}
            {people.length === 0 && <ListRow text="还没有公布人员" note={`电话 ${phone}`} />}
            {note && <ListRow icon="info" text={note} />}
          </Card>
        ))}
        <Card kind="plain" title="岗位分工">
          {open.roles.map(({ name, duty }) => (
            <ListRow key={name} text={name} note={duty} />
          ))}
        </Card>
      </>
    )
  }
  return (
    <Card kind="plain" title="做法和出处">
      {open.mechanisms.map(({ id, name, what, figures, source }) => (
        <ListRow
          key={id}
          text={name}
          note={[what, ...figures.map((figure) => `${figure.name}：${figure.value}`), `出处：${source}`].join('\n')}
        />
      ))}
      {open.sources.map(({ name, date, says }) => (
        <ListRow key={name} icon="document" text={name} note={`${date}\n${says}`} />
      ))}
    </Card>
  )
}

/** How often a first list was not complete, by item. */
function Lists() {
  const asked = useRequest(() => call('openLists.overrides', {}))
  return (
    <Answered asked={asked}>
      {({ items, since, until, notices, overrides }) => (
        <Card kind="plain" title={`${since} 至 ${until}`}>
          <ListRow
            icon="scale"
            text={`发出 ${notices} 份清单，${overrides} 份是第二次要材料`}
            note="第一次能告知的，第二次再要须由主管写明理由放行；每一次都计在这里。"
          />
          {items.map((rate) => (
            <OverrideRow key={rate.code} rate={rate} />
          ))}
        </Card>
      )}
    </Answered>
  )
}

/** One way at a time: a hundred timelines at once are more than a phone should draw. */
function Procedures({ procedures }: Pick<Disclosure, 'procedures'>) {
  const [shown, setShown] = useState<string>()
  return (
    <>
      {procedures.map(({ items, steps }) => {
        const [first] = items
        const open = shown === first?.code
        return (
          <Card key={first?.code} kind="plain" title={`${items.length} 个事项走这 ${steps.length} 步`}>
            <ListRow
              icon="history"
              text={open ? '收起步骤' : '看步骤'}
              note={namesOf(items)}
              onTap={() => setShown(open ? undefined : first?.code)}
            />
            {open && (
              <View className="procedure">
                <ItemSteps steps={steps} />
              </View>
            )}
          </Card>
        )
      })}
    </>
  )
}

const namesOf = (items: readonly { plainName: string }[]): string => {
  const names = items.slice(0, 4).map((one) => one.plainName)
  return items.length > names.length ? `${names.join('、')}等` : names.join('、')
}
