import type { PaperAsk, SharedPaper } from '@anju/shared-types'
import { dayInFull } from '@anju/shared-types/plain-date'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { ReadAloudButton } from '../../../components/read-aloud-button/index.tsx'
import { SpokenText } from '../../../components/spoken-text/index.tsx'
import { go } from '../../../lib/go.ts'
import { toast } from '../../../stores/toast.ts'

/** One family's papers: what waits for my yes first, then what I give and what I may ask for. */
export default function Household() {
  const asked = useRequest(() => call('household.show'))
  const reload = () => void asked.reload()
  return (
    <Page title="家庭材料夹" lead="家人办事要用您的材料，每次都要您在自己手机上同意。">
      <Answered asked={asked} cards={2}>
        {({ asks, given, offered }) => (
          <>
            <View>
              {asks.map((ask) => (
                <Ask key={ask.useId} ask={ask} onDone={reload} />
              ))}
            </View>
            {asks.length + given.length + offered.length === 0 && (
              <Empty
                icon="people"
                title="还没有和家人共用的材料"
                text="在“我的材料”里打开一份，存起来，再选给哪位家人用。家人看不到内容，用之前要先问您。"
              />
            )}
            <View>{given.length > 0 && <Given papers={given} onDone={reload} />}</View>
            {offered.length > 0 && (
              <Card kind="plain" title="家人给我用的">
                {offered.map(({ shareId, title, owner, until, asks: mine }) => (
                  <ListRow
                    key={shareId}
                    icon="document"
                    text={`${owner}的“${title}”`}
                    note={`可以用到${dayInFull(until)}。在办件交材料的时候选用。`}
                    asideText={mine[0]?.stateLabel}
                  />
                ))}
              </Card>
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}

/** The words in big type, read aloud, and two buttons. */
function Ask({ ask, onDone }: { ask: PaperAsk; onDone: () => void }) {
  const [busy, setBusy] = useState<'yes' | 'no'>()
  const intent = useIntent()
  const { useId, by, text } = ask

  async function answer(agree: boolean) {
    setBusy(agree ? 'yes' : 'no')
    const body = { agree }
    const answered = await call('household.answer', { params: { useId }, body }, { key: intent.keyFor(body) })
    intent.settle(answered)
    setBusy(undefined)
    if (!answered.ok) toast(`${answered.refused.text}${answered.refused.next}`)
    else toast(agree ? '已同意，材料放进办件里了' : '没有同意，材料没有给出去')
    onDone()
  }

  return (
    <Card kind="accent" title={`${by}想用您的材料`}>
      <SpokenText text={text} />
      <ReadAloudButton text={text} of="paper-ask" id={useId} />
      <Button busy={busy === 'yes'} label={`同意${by}用`} onTap={() => void answer(true)}>
        我同意
      </Button>
      <Button kind="secondary" busy={busy === 'no'} label={`不同意${by}用`} onTap={() => void answer(false)}>
        不同意
      </Button>
    </Card>
  )
}

/** What the family may ask for; not any more by one tap. */
function Given({ papers, onDone }: { papers: readonly SharedPaper[]; onDone: () => void }) {
  const [busy, setBusy] = useState<string>()
  const intent = useIntent()

  async function unshare(shareId: string) {
    setBusy(shareId)
    const answer = await call('household.unshare', { params: { shareId } }, { key: intent.keyFor(shareId) })
    intent.settle(answer)
    setBusy(undefined)
    if (!answer.ok) toast(`${answer.refused.text}${answer.refused.next}`)
    onDone()
  }

  return (
    <Card kind="plain" title="我给家人用的">
      {papers.map(({ shareId, documentId, title, member, relation, until }) => (
        <View key={shareId}>
          <ListRow
            icon="document"
            text={title}
            note={`给${member}（${relation}），到${dayInFull(until)}`}
            onTap={() => go('/packages/documents/one/index', { id: documentId })}
          />
          <Button
            kind="ghost"
            busy={busy === shareId}
            label={`不再给${member}用：${title}`}
            onTap={() => void unshare(shareId)}
          >
            {`不再给${member}用`}
          </Button>
        </View>
      ))}
    </Card>
  )
}
