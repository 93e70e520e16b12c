import type { EntryLine, ReadEntry } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { useFollow } from '../../../api/use-follow.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { goInstead } from '../../../lib/go.ts'
import { RefusedNotice } from '../refused-notice.tsx'
import './index.scss'
import { OneLine } from './one-line.tsx'

/** What the clerk at the window enters in my name, as it is entered; every line can be said to be wrong (E25). */
export default function ReadAlong() {
  const { id = '' } = useRouter().params
  const followed = useFollow('windowEntries.read', id ? { params: { id } } : null)
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState<string>()
  const intent = useIntent()
  const { reply } = followed

  async function say(line: EntryLine, wrong: { words: string } | undefined) {
    setBusy(line.field)
    const { field, value } = line
    const key = { key: intent.keyFor({ field, value, wrong }) }
    const answer = wrong
      ? await call('windowEntries.sayWrong', { params: { id }, body: { field, value, ...wrong } }, key)
      : await call('windowEntries.takeBack', { params: { id }, body: { field } }, key)
    intent.settle(answer)
    setBusy(undefined)
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) followed.replace(answer.reply)
  }

  return (
    <Page
      title={reply?.name ?? '窗口录入'}
      lead={reply?.state === 'open' ? `${reply.clerk}正在录入。录一项，这里就显示一项。` : undefined}
    >
      <Answered asked={{ ...followed, reload: () => undefined }} cards={3}>
        {(shown) => (
          <>
            <HowItStands shown={shown} />
            <RefusedNotice refused={refused} />
            <Card kind="plain">
              {shown.lines.map((line) => (
                <OneLine
                  key={line.field}
                  line={line}
                  isOpen={shown.state === 'open'}
                  busy={busy === line.field}
                  onSay={(wrong) => void say(line, wrong)}
                />
              ))}
            </Card>
          </>
        )}
      </Answered>
    </Page>
  )
}

function HowItStands({ shown: { state, wrongs, caseId } }: { shown: ReadEntry }) {
  if (state === 'submitted' && caseId) {
    return (
      <View className="read-along__end">
        <Notice tone="act" title="窗口录完了，还要您自己确认">
          请打开看清全部内容。是您的意思，再点确认；不确认就不会办。
        </Notice>
        <Button onTap={() => goInstead('/packages/cases/detail/index', { id: caseId })}>看清内容再确认</Button>
      </View>
    )
  }
  if (state !== 'open') return <Notice title="窗口不录了">这一次没有提交，什么都没有办。</Notice>
  if (wrongs > 0) {
    return (
      <Notice tone="act" title={`您说 ${wrongs} 项不对，窗口看到了`}>
        改好以前，窗口不能提交。
      </Notice>
    )
  }
  return <Notice title="一项一项看">不对的，点这一项后面的“错”，窗口马上看到。</Notice>
}
