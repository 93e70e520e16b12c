import type { Draw } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { call } from '../../../../api/client.ts'
import type { ReplyOf } from '../../../../api/routes.ts'
import { useRequest } from '../../../../api/use-request.ts'
import { Answered } from '../../../../components/answered/index.tsx'
import { Card } from '../../../../components/card/index.tsx'
import { Empty } from '../../../../components/empty/index.tsx'
import { Fold } from '../../../../components/fold/index.tsx'
import { ListRow } from '../../../../components/list-row/index.tsx'
import { Notice } from '../../../../components/notice/index.tsx'
import { Page } from '../../../../components/page/index.tsx'
import { dayWords, momentWords } from '../../../../lib/time-words.ts'
import { leftOut } from './left-out.ts'

/** How a case came to whom it came: each draw as it was kept, and computed again just now (E53). */
export default function Draws() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('caseOfficers.draws', { params: { id } }), [id])
  return (
    <Page title="分件抽签" lead="谁抽中、谁没参加、为什么。每次打开都重新算一遍。">
      <Answered asked={asked} cards={2}>
        {({ items, hands }) => (
          <>
            {items.length === 0 && (
              <Empty icon="scale" title="还没有抽签" text="受理和审核开始时，系统抽签分给一位同事。" />
            )}
            <Hands hands={hands} />
            {items.map((one) => (
              <OneDraw key={one.seed.round} drawn={one} />
            ))}
          </>
        )}
      </Answered>
    </Page>
  )
}

function Hands({ hands }: { hands: ReplyOf<'caseOfficers.draws'>['hands'] }) {
  if (hands.length === 0) return null
  return (
    <Card kind="plain" title="现在在谁手里">
      {hands.map(({ work, workName, name, since, how }) => (
        <ListRow key={work} icon="person" text={`${workName}：${name}`} note={`${how}，${momentWords(since)} 起`} />
      ))}
    </Card>
  )
}

function OneDraw({ drawn }: { drawn: Draw }) {
  const { workName, at, chosen, order, excluded, differs } = drawn
  const all = order.reduce((sum, { tickets }) => sum + tickets, 0)
  return (
    <>
      <Card
        rows
        title={`${workName}：${chosen ? `${chosen.name}抽中` : '没有人能抽'}`}
        kind={differs.length > 0 ? 'accent' : 'plain'}
      >
        <ListRow icon="clock" text={momentWords(at)} note={differs.length > 0 ? undefined : '重新算过，结果一样'} />
        {order.map(({ staffNo, name, tickets }, place) => (
          <ListRow
            key={staffNo}
            icon={place === 0 ? 'done' : 'person'}
            text={`${place + 1}. ${name}`}
            note={`${all} 张签里有 ${tickets} 张，手上的件少签就多`}
          />
        ))}
        {leftOut(excluded).map(({ why, names }) => (
          <ListRow key={why} icon="close" text={`没参加：${names}`} note={why} />
        ))}
        <Fold text="自己核对用的数">
          <Numbers drawn={drawn} />
        </Fold>
      </Card>
      {differs.length > 0 && (
        <Notice tone="danger" title="重新算，结果不一样" urgent>
          {`不同的是：${differs.join('、')}。记录可能被改过，请报告督查。`}
        </Notice>
      )}
    </>
  )
}

/** The lowest digest of anybody's tickets won. */
function Numbers({ drawn: { seed, saltDigest, inputsDigest, order } }: { drawn: Draw }) {
  const salt = seed.salt ?? `${dayWords(seed.day)}过后公布`
  return (
    <>
      <ListRow text={`办件编号 ${seed.caseNumber}`} note={`轮次 ${seed.round}`} />
      <ListRow text={`当天的盐：${salt}`} note={`事先公布的摘要\n${saltDigest}`} />
      <ListRow text="参加人的摘要" note={inputsDigest} />
      {order.map(({ staffNo, name, score }) => (
        <ListRow key={staffNo} text={`${name}（${staffNo}）最小的签`} note={score} />
      ))}
    </>
  )
}
