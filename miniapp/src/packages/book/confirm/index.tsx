import type { Appointment, AppointmentDraft } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choices } from '../../../components/choice/index.tsx'
import { Countdown } from '../../../components/countdown/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Steps } from '../../../components/steps/index.tsx'
import { askForMessages, prepareFor } from '../../../lib/ask-subscription.ts'
import { goInstead } from '../../../lib/go.ts'
import { bookSteps } from '../book-steps.ts'
import { ForWhom } from '../for-whom.tsx'
import { VisitCard } from '../visit-card.tsx'
import { needOptions } from './needs.ts'

const HOLD_SECONDS = 600
const SAVE_AFTER_MS = 800
/** What a booked visit may still say; WeChat takes three a question. */
const MESSAGES = ['appointment-reminder', 'appointment-confirmed', 'appointment-cancelled']

export default function Confirm() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('appointments.get', { params: { id } }), [id])
  if (asked.reply) return <ConfirmHeld key={id} appointment={asked.reply} onEnd={asked.reload} />
  return (
    <Page title="确认预约">
      <Answered asked={asked}>{() => null}</Answered>
    </Page>
  )
}

/** What is typed goes to the server while it is typed, so another phone can go on with it. */
function ConfirmHeld({ appointment, onEnd }: { appointment: Appointment; onEnd: () => void }) {
  const { id, actsFor } = appointment
  const [draft, setDraft] = useState<AppointmentDraft>(appointment.draft)
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState<'confirm' | 'release'>()
  const intent = useIntent()
  const touched = useRef(false)
  const held = appointment.allowedActions.includes('confirm')

  useEffect(() => void prepareFor(MESSAGES), [])
  useEffect(() => {
    if (!touched.current || !held) return
    const timer = setTimeout(() => void call('appointments.saveDraft', { params: { id }, body: draft }), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [draft, held, id])

  const edit = (change: Partial<AppointmentDraft>) => {
    touched.current = true
    setDraft((before) => ({ ...before, ...change }))
  }

  async function finish(action: 'confirm' | 'release') {
    const messages = action === 'confirm' ? askForMessages() : undefined
    setBusy(action)
    await messages
    const key = intent.keyFor({ action, draft })
    const answer =
      action === 'confirm'
        ? await call('appointments.confirm', { params: { id }, body: draft }, { key })
        : await call('appointments.release', { params: { id } }, { key })
    intent.settle(answer)
    setBusy(undefined)
    if (answer.ok) return goInstead('/packages/book/detail/index', { id })
    setRefused(answer.refused)
    if (answer.refused.code === 'HOLD_ENDED' || answer.refused.code === 'STATE_MOVED') onEnd()
  }

  return (
    <Page
      title={held ? '核对并确认' : appointment.stateLabel}
      foot={
        held ? (
          <Button busy={busy === 'confirm'} busyText="正在确认" onTap={() => finish('confirm')}>
            确认预约
          </Button>
        ) : (
          <Button
            onTap={() =>
              goInstead('/packages/book/place/index', {
                service: appointment.service.code,
                hall: appointment.hall.id,
                ...(actsFor && { delegationId: actsFor.delegationId, whose: actsFor.name }),
              })
            }
          >
            重新选时间
          </Button>
        )
      }
    >
      {held && <Steps names={bookSteps} current={3} />}
      <ForWhom whose={actsFor?.name} />
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {held && appointment.holdEndsAt ? (
        <Card>
          <Countdown
            endsAt={appointment.holdEndsAt}
            serverNow={appointment.serverNow}
            totalSeconds={HOLD_SECONDS}
            text="名额为您保留"
            onEnd={onEnd}
          />
        </Card>
      ) : (
        <Notice tone="act" title="保留时间已到，名额已放回">
          您填写的内容还在，重新选一个时间就可以接着办。
        </Notice>
      )}
      <VisitCard appointment={appointment} />
      {held && (
        <>
          <Card title="当天需要帮忙吗">
            <Choices
              label="需要的帮助，可以不选"
              values={draft.needs}
              options={needOptions}
              onChoose={(need) =>
                edit({
                  needs: draft.needs.includes(need) ? draft.needs.filter((n) => n !== need) : [...draft.needs, need],
                })
              }
            />
          </Card>
          <LongInput
            label="想提前告诉大厅的话"
            hint="可以不填。请不要写身份证号码。"
            maxLength={200}
            value={draft.remark}
            onChange={(remark) => edit({ remark })}
          />
          <Button kind="ghost" busy={busy === 'release'} onTap={() => finish('release')}>
            不约了，放回名额
          </Button>
        </>
      )}
    </Page>
  )
}
