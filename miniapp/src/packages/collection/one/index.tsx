import type { CaseCollections } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { useFollow } from '../../../api/use-follow.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Timeline } from '../../../components/timeline/index.tsx'
import { go } from '../../../lib/go.ts'
import { ChooseWay } from './choose-way.tsx'
import { ContactForm } from './contact-form.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { ResultHall } from './result-hall.tsx'

/** How the result of a case comes, or papers go: chosen, followed, handed over against a code. */
export default function CollectionOfCase() {
  const { case: caseId = '' } = useRouter().params
  const asked = useRequest(() => call('collections.ofCase', { params: { caseId } }), [caseId])
  // Each change of hands is a change of the case: a code that was used does not stay on the screen.
  const { reply: moved } = useFollow('cases.get', caseId ? { params: { id: caseId } } : null)
  const { reload } = asked
  useEffect(() => {
    if (moved) void reload()
  }, [moved, reload])
  return (
    <Page title="领取和寄递" lead={asked.reply?.caseName}>
      <Answered asked={asked} cards={2}>
        {(shown) => <Both caseId={caseId} shown={shown} onChange={asked.replace} />}
      </Answered>
    </Page>
  )
}

interface Props {
  caseId: string
  shown: CaseCollections
  onChange: (fresh: CaseCollections) => void
}

function Both({ caseId, shown, onChange }: Props) {
  const [changing, setChanging] = useState(false)
  const { out, in: back, allowedActions, hall, steps } = shown
  // Whom a courier brings it, and who has it, need no hall.
  const isFetched = out ? out.way !== 'courier' && out.holder === 'office' : allowedActions.includes('choose')
  const mayChoose = allowedActions.includes('choose')
  const done = (fresh: CaseCollections) => {
    setChanging(false)
    onChange(fresh)
  }
  return (
    <>
      {steps.length > 0 && <Before caseId={caseId} steps={steps} mayPay={allowedActions.includes('pay')} />}
      {out && <OnItsWay paper={out} title="办好的证" onChange={onChange} />}
      {hall && isFetched && <ResultHall hall={hall} />}
      {mayChoose && (!out || changing) && <ChooseWay caseId={caseId} place={shown.place} onChange={done} />}
      {mayChoose && out && !changing && (
        <Button kind="secondary" onTap={() => setChanging(true)}>
          换一种领法
        </Button>
      )}
      {back && <OnItsWay paper={back} title="您的材料" onChange={onChange} />}
      {allowedActions.includes('fetch') && <Fetch caseId={caseId} onChange={done} />}
      {!out && !back && allowedActions.length === 0 && (
        <Notice title="现在没有要领要寄的">办妥以后，在这里选怎么拿证。</Notice>
      )}
    </>
  )
}

/** Nothing is handed over or sent before the fee is paid: the steps in their order, and the way to the first. */
function Before({
  caseId,
  steps,
  mayPay,
}: Pick<Props, 'caseId'> & { steps: CaseCollections['steps']; mayPay: boolean }) {
  return (
    <Card title="先缴费，再领证">
      <Timeline items={steps.map(({ text, state }) => ({ key: text, text, state }))} />
      {mayPay && <Button onTap={() => go('/packages/cases/pay/index', { id: caseId })}>去缴费</Button>}
    </Card>
  )
}

/** The courier comes for papers. */
function Fetch({ caseId, onChange }: Pick<Props, 'caseId' | 'onChange'>) {
  const [open, setOpen] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()
  if (!open) {
    return (
      <Button kind="secondary" icon="document" onTap={() => setOpen(true)}>
        请快递上门取材料
      </Button>
    )
  }
  return (
    <ContactForm
      title="到哪里取材料"
      button="请快递上门"
      refused={refused}
      onSend={async (contact) => {
        const body = { contact }
        const answer = await call('collections.fetch', { params: { caseId }, body }, { key: intent.keyFor(body) })
        intent.settle(answer)
        setRefused(answer.ok ? undefined : answer.refused)
        if (answer.ok) onChange(answer.reply)
      }}
    />
  )
}
