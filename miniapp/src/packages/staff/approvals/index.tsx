import type { ApprovalLine, ApprovalOutcome } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choices } from '../../../components/choice/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { leftWords } from '../cases/left-words.ts'
import { Sheet } from '../sheet.tsx'
import { Decide } from './decide.tsx'
import { chosenAfter, groupsOf } from './groups-of.ts'
import { Outcomes } from './outcomes.tsx'

const openFile = (id: string) => go('/packages/staff/cases/file/index', { id })

/** Several cases decided in one go (E51): read first, chosen second, with the reason third. */
export default function Approvals() {
  const asked = useRequest(() => call('approvals.list'))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [isDeciding, setDeciding] = useState(false)
  const [outcomes, setOutcomes] = useState<readonly ApprovalOutcome[]>()
  const items = asked.reply?.items ?? []
  const ready = groupsOf(items).ready.filter(({ id }) => chosen.includes(id))

  if (outcomes) {
    return (
      <Page title="审批结果">
        <Outcomes
          outcomes={outcomes}
          onOpen={openFile}
          onBack={() => {
            setOutcomes(undefined)
            setChosen([])
            void asked.reload()
          }}
        />
      </Page>
    )
  }
  return (
    <Page
      title="等我审批"
      lead="先一件一件打开看，再选几件一起批。没看过的不能选。"
      foot={ready.length > 0 && <Button onTap={() => setDeciding(true)}>{`审批选中的 ${ready.length} 件`}</Button>}
    >
      <Answered asked={asked}>
        {(reply) => (
          <Groups
            items={reply.items}
            most={reply.most}
            chosen={chosen}
            onChoose={(id) => setChosen(chosenAfter(chosen, id, reply.most))}
          />
        )}
      </Answered>
      {isDeciding && (
        <Sheet title={`一起审批 ${ready.length} 件`} close="先不批" onClose={() => setDeciding(false)}>
          <Decide
            lines={ready}
            onDone={(done) => {
              setDeciding(false)
              setOutcomes(done)
            }}
          />
        </Sheet>
      )}
    </Page>
  )
}

interface GroupsProps {
  items: readonly ApprovalLine[]
  most: number
  chosen: readonly string[]
  onChoose: (id: string) => void
}

function Groups({ items, most, chosen, onChoose }: GroupsProps) {
  const { ready, unread, blocked } = groupsOf(items)
  if (items.length === 0) {
    return <Empty icon="cases" title="没有等审批的" text="各部门办完以后，会按离超时还有多久排在这里。" />
  }
  return (
    <>
      {ready.length > 0 && (
        <Card title={`看过了，可以选（${ready.length}）`}>
          <Choices
            label="选哪几件"
            values={chosen}
            onChoose={onChoose}
            options={ready.map((line) => ({
              value: line.id,
              text: `${line.name}，${line.parties}`,
              note: [line.property, ...line.facts.map(({ label, text }) => `${label}：${text}`), timeOf(line)]
                .filter(Boolean)
                .join('；'),
            }))}
          />
          {chosen.length >= most && <Notice>{`一次最多 ${most} 件，批完再选下面的。`}</Notice>}
        </Card>
      )}
      <View>
        {unread.length > 0 && (
          <Card kind="plain" title={`先打开看（${unread.length}）`}>
            {unread.map((line) => (
              <ListRow
                key={line.id}
                text={`${line.name}，${line.parties}`}
                note={[line.property, timeOf(line)].filter(Boolean).join('；')}
                asideText={line.seen === 'before' ? '看过后又变了' : '还没看'}
                onTap={() => openFile(line.id)}
              />
            ))}
          </Card>
        )}
      </View>
      <View>
        {blocked.length > 0 && (
          <Card kind="plain" title={`您现在不能批的（${blocked.length}）`}>
            {blocked.map((line) => (
              <ListRow
                key={line.id}
                text={`${line.name}，${line.parties}`}
                note={line.blocker}
                onTap={() => openFile(line.id)}
              />
            ))}
          </Card>
        )}
      </View>
    </>
  )
}

const timeOf = ({ minutesLeft }: ApprovalLine) => leftWords(minutesLeft)
