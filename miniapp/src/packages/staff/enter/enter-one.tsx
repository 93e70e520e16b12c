import type { WindowEntry } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { goBack, goInstead } from '../../../lib/go.ts'
import { role } from '../../../lib/role.ts'
import { RefusedNotice } from '../../cases/refused-notice.tsx'
import { useSend } from '../act-form.tsx'
import { CounterReadings } from './counter-reading.tsx'
import { EntryForm } from './entry-form.tsx'
import { type Entry, useEntry } from './use-entry.ts'

/** One entry: the form, what the applicant says about it, and the submission once nothing is said to be wrong. */
export function EnterOne({ id }: { id: string }) {
  const entry = useEntry(id)
  const { shown, draft } = entry
  return (
    <Page
      title={shown?.name ?? '窗口录入'}
      lead={shown ? `申请人：${shown.applicant.name}` : undefined}
      foot={shown?.state === 'open' && <Foot entry={entry} shown={shown} />}
    >
      <Answered asked={{ reply: shown, refused: entry.lost, reload: () => undefined }} cards={3}>
        {() => (
          <>
            {shown && <Phone shown={shown} />}
            {shown?.state === 'open' && draft && (
              <>
                <View className="sentence" {...role('status', { live: 'polite' })}>
                  {entry.saving ? '正在保存' : '已保存，申请人看得到'}
                </View>
                <EntryForm shown={shown} draft={draft} refused={entry.refused} onEdit={entry.edit} />
              </>
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}

const phoneWords: Record<WindowEntry['phone'], { title: string; text: string; tone: 'ok' | 'act' }> = {
  reading: { tone: 'ok', title: '申请人正在自己手机上看', text: '录一项，那边显示一项。说“错”的，这里马上标出来。' },
  told: { tone: 'act', title: '已通知申请人的手机', text: '请申请人打开“消息”里的“窗口正在为您录入”。' },
  none: {
    tone: 'act',
    title: '申请人还没有在手机上实名',
    text: '请把录的每一项念给申请人听。提交后，念一遍，本人在窗口屏上点确认就行。',
  },
}

function Phone({ shown }: { shown: WindowEntry }) {
  if (shown.state === 'submitted') {
    return (
      <>
        <Notice tone="ok" title="已提交，等每个人在自己手机上确认">
          都确认以后，会排进“办件待办”等受理。
        </Notice>
        {shown.caseId && <CounterReadings caseId={shown.caseId} />}
        <Button kind="secondary" onTap={() => goInstead('/packages/staff/cases/index')}>
          回到办件待办
        </Button>
      </>
    )
  }
  if (shown.state === 'closed') return <Notice title="这一件不录了">没有提交，什么都没有办。</Notice>
  const { tone, title, text } = phoneWords[shown.phone]
  const wrong = shown.lines.filter((line) => line.wrong)
  return (
    <>
      <Notice tone={tone} title={title}>
        {text}
      </Notice>
      <View>
        {wrong.length > 0 && (
          <Card kind="accent" title={`申请人说 ${wrong.length} 项不对`}>
            {wrong.map(({ field, label, wrong: said }) => (
              <Notice key={field} tone="danger" title={label} urgent>
                {said?.words || '没有写原因，请当面问。'}
              </Notice>
            ))}
          </Card>
        )}
      </View>
    </>
  )
}

function Foot({ entry, shown }: { entry: Entry; shown: WindowEntry }) {
  const { busy, refused, send } = useSend<'windowEntries.submit'>()
  const [closing, setClosing] = useState(false)
  const params = { id: shown.id }

  async function submit() {
    if (!(await entry.flush())) return
    const answer = await send(entry.draft, (key) => call('windowEntries.submit', { params }, key))
    if (answer.ok) entry.replace(answer.reply)
  }

  return (
    <>
      <RefusedNotice refused={refused} />
      <Button
        busy={busy}
        busyText="正在提交"
        disabled={shown.wrongs > 0 || entry.refused !== undefined}
        onTap={() => void submit()}
      >
        {shown.wrongs > 0 ? `还有 ${shown.wrongs} 项没改好` : '提交，请申请人确认'}
      </Button>
      <Close params={params} busy={closing} onBusy={setClosing} />
    </>
  )
}

interface CloseProps {
  params: { id: string }
  busy: boolean
  onBusy: (busy: boolean) => void
}

function Close({ params, busy, onBusy }: CloseProps) {
  const { send } = useSend<'windowEntries.close'>()
  async function close() {
    onBusy(true)
    const answer = await send('close', (key) => call('windowEntries.close', { params }, key))
    onBusy(false)
    if (answer.ok) goBack()
  }
  return (
    <Button kind="ghost" busy={busy} onTap={() => void close()}>
      不录了
    </Button>
  )
}
