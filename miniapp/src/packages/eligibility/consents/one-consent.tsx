import type { FamilyConsent } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Tag, type Tone } from '../../../components/tag/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { StatementView } from '../statement-view.tsx'
import './index.scss'

const tones: Record<FamilyConsent['state'], Tone> = { waiting: 'act', given: 'ok', refused: 'off' }

/** Who asks, for what, and the whole statement before the two buttons. A consent given can be taken back here. */
export function OneConsent({ consent, onChange }: { consent: FamilyConsent; onChange: () => void }) {
  const { id, applicant, relation, city, zone, state, stateLabel, checkState, statement, allowedActions } = consent
  const [refusing, setRefusing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()
  const waiting = state === 'waiting'

  async function settle(agrees: boolean) {
    const body = { statement: statement.version }
    setBusy(true)
    const key = { key: intent.keyFor({ agrees, body }) }
    const answer = agrees
      ? await call('eligibilityChecks.agree', { params: { id }, body }, key)
      : await call('eligibilityChecks.refuse', { params: { id } }, key)
    intent.settle(answer)
    setBusy(false)
    setRefusing(false)
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) toast(agrees ? '已同意，核验会接着进行' : '已记下：不同意', agrees ? 'ok' : 'info')
    onChange()
  }

  return (
    <View className="consent">
      <Card
        kind={waiting ? 'accent' : 'normal'}
        aside={<Tag tone={tones[state]}>{stateLabel}</Tag>}
        title={`您的${relation} ${applicant}`}
      >
        <View className="consent__what">
          {`想在${city.name}${zone.name}买房，正在核验购房资格，${waiting ? '请您同意核对您的信息。' : `现在${checkState}。`}`}
        </View>
        <View className="sentence">
          {consent.decidedAt ? `${momentWords(consent.decidedAt)} 您作出决定` : `${momentWords(consent.askedAt)} 提出`}
        </View>
      </Card>
      {waiting && <StatementView statement={statement} reader="relative" consentId={id} />}
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <View className="consent__acts">
        {allowedActions.includes('agree') && (
          <Button busy={busy} onTap={() => void settle(true)}>
            我同意
          </Button>
        )}
        {allowedActions.includes('refuse') && (
          <Button kind={waiting ? 'secondary' : 'ghost'} onTap={() => setRefusing(true)}>
            {waiting ? '不同意' : '撤回同意'}
          </Button>
        )}
      </View>
      <Dialog
        open={refusing}
        title={waiting ? '不同意吗？' : '撤回同意吗？'}
        confirm={waiting ? '不同意' : '撤回同意'}
        busy={busy}
        onConfirm={() => void settle(false)}
        onClose={() => setRefusing(false)}
      >
        {`${applicant}的核验会停下，不会核对您的任何信息。他可以改到窗口交纸质材料办理。`}
      </Dialog>
    </View>
  )
}
