import type { Case } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { askForMessages, prepareForCase } from '../../../lib/ask-subscription.ts'
import { go, goInstead } from '../../../lib/go.ts'
import { keptDrafts } from '../kept-drafts.ts'
import { NotMe } from '../not-me.tsx'
import type { Settled } from '../outbox.ts'
import { useOutbox } from '../use-outbox.ts'
import { ActText } from './act-text.tsx'
import { ConfirmRefused } from './confirm-refused.tsx'
import { Before, Waiting } from './notes.tsx'
import { useReadingSeconds } from './use-reading-seconds.ts'

/** The words, in big type and read aloud, before somebody says yes to them (E27). The same page for whoever began and for the other side. */
export default function ConfirmAct() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('cases.get', { params: { id } }), [id])
  const shown = asked.reply
  const may = (action: string) => shown?.allowedActions.includes(action) === true
  const isOpen = may('submit') || may('confirm')

  useEffect(() => {
    // handed in, withdrawn or ended meanwhile: there is nothing to say yes to
    if (shown && !isOpen) goInstead('/packages/cases/detail/index', { id })
  }, [shown, isOpen, id])
  if (shown && isOpen) return <Reading key={shown.act?.digest} shown={shown} onStale={() => void asked.reload()} />
  return (
    <Page title="看清再确认">
      <Answered asked={asked} cards={2}>
        {() => null}
      </Answered>
    </Page>
  )
}

const SECONDS_TO_READ = 3

function Reading({ shown, onStale }: { shown: Case; onStale: () => void }) {
  const { id, name, act, allowedActions } = shown
  const action = allowedActions.includes('submit') ? 'submit' : 'confirm'
  const seconds = useReadingSeconds(SECONDS_TO_READ)
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const isUnsaved = action === 'submit' && keptDrafts.read(id)?.dirty === true
  const outbox = useOutbox(id, settle)
  const look = useRequest(() => call('liveChecks.ask', { params: { kind: 'case', subjectId: id } }), [id])
  const mustLook = look.reply?.needed === true && look.reply.check?.state !== 'passed'
  const [silent, setSilent] = useState('')
  useEffect(() => void prepareForCase(id).then(setSilent), [id])

  function settle(settled: Settled) {
    if (settled.caseId !== id) return
    if (settled.ok) {
      keptDrafts.forget(id)
      goInstead('/packages/cases/detail/index', { id })
      return
    }
    setRefused(settled.refused)
    if (settled.refused.code === 'LIVE_CHECK_NEEDED') void look.reload()
    if (settled.refused.code === 'ACT_CHANGED' || settled.refused.code === 'STATE_MOVED') onStale()
  }

  async function agree() {
    if (!act) return
    const messages = askForMessages()
    setBusy(true)
    setRefused(undefined)
    await messages
    await outbox.hand({ caseId: id, act: action, digest: act.digest })
    setBusy(false)
  }

  const words = action === 'submit' ? '我确认，提交' : '我确认'
  return (
    <Page
      title="看清再确认"
      lead={name}
      foot={
        outbox.pending ? (
          <Button kind="secondary" onTap={() => outbox.callOff(id)}>
            先不提交了
          </Button>
        ) : mustLook ? (
          <Button disabled={seconds > 0 || isUnsaved} onTap={() => go('/packages/cases/presence/index', { id })}>
            {seconds > 0 ? `请先看清内容（${seconds}）` : '下一步：核验是您本人'}
          </Button>
        ) : (
          <Button
            disabled={seconds > 0 || isUnsaved || !act}
            busy={busy}
            busyText="正在提交"
            onTap={() => void agree()}
          >
            {seconds > 0 ? `请先看清内容（${seconds}）` : words}
          </Button>
        )
      }
    >
      {refused && <ConfirmRefused refused={refused} id={id} />}
      {outbox.pending && <Waiting at={outbox.pending.at} />}
      <Before shown={shown} isUnsaved={isUnsaved} />
      {act && <ActText act={act} caseId={shown.id} parties={shown.parties} />}
      {silent && <View className="sentence">{silent}</View>}
      {action === 'confirm' && <NotMe id={id} onDone={() => goInstead('/packages/cases/detail/index', { id })} />}
    </Page>
  )
}
