import type { BlindSample } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { goBack } from '../../../lib/go.ts'
import { SourceProgress } from '../../eligibility/official/source-progress.tsx'
import { RulesNotice } from '../../eligibility/rules-notice.tsx'
import { ActForm, useSend } from '../eligibility-check/act-form.tsx'

/** Rules and facts, no name and no result: a person decides the same case again. */
export default function EligibilitySample() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('eligibilityChecks.seeSample', { params: { id } }), [id])
  const [done, setDone] = useState<{ agreed: boolean; text: string }>()
  if (done)
    return (
      <Page title="盲审已记下">
        <Notice tone={done.agreed ? 'ok' : 'act'} title={done.agreed ? '与机器的结论一致' : '与机器的结论不一致'}>
          {done.text}
        </Notice>
        <Button onTap={goBack}>回到待办</Button>
      </Page>
    )
  return (
    <Page title="盲审" lead="只看规则和事实，不显示姓名和机器的结论。">
      <Answered asked={asked} cards={3}>
        {(sample) => (
          <>
            <Given sample={sample} />
            <Answer id={id} onDone={setDone} />
          </>
        )}
      </Answered>
    </Page>
  )
}

const Given = ({ sample }: { sample: BlindSample }) => (
  <>
    <Card kind="plain" title={`${sample.city.name}${sample.zone.name}`}>
      <ListRow icon="clock" text={`期限 ${sample.dueOn}${sample.provisional ? '（暂定）' : ''}`} />
    </Card>
    <RulesNotice rules={sample.rules} />
    <Card kind="plain" title="规则">
      {sample.table.map(({ buyer, conditions, limit }) => (
        <ListRow
          key={[buyer, ...conditions].join(' ')}
          text={`${buyer}${limit === null ? '不限套数' : `最多 ${limit} 套`}`}
          note={conditions.map((condition) => `· ${condition}`).join('\n') || undefined}
        />
      ))}
    </Card>
    <Card kind="plain" title="事实">
      {sample.facts.map(({ fact, text, source, asOf }) => (
        <ListRow
          key={fact}
          text={text}
          note={source ? `来源：${source}${asOf ? `，数据截至 ${asOf}` : ''}` : '还没有来源'}
        />
      ))}
    </Card>
    <SourceProgress sources={sample.sources} working={false} />
  </>
)

function Answer({ id, onDone }: { id: string; onDone: (reply: { agreed: boolean; text: string }) => void }) {
  const [decision, setDecision] = useState<'pass' | 'fail'>()
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<'eligibilityChecks.decideSample'>()

  async function decide() {
    if (!decision) return
    const body = { decision, reason: reason.trim() }
    const answer = await send(body, (key) => call('eligibilityChecks.decideSample', { params: { id }, body }, key))
    if (answer.ok) onDone(answer.reply)
  }
  return (
    <ActForm
      title="您的结论"
      does="提交盲审结论"
      ready={decision !== undefined && reason.trim().length >= 2}
      {...{ busy, refused }}
      onSend={() => void decide()}
    >
      <Choice
        label="结论"
        value={decision}
        onChoose={setDecision}
        options={[
          { value: 'pass', text: '可以购买' },
          { value: 'fail', text: '不能购买' },
        ]}
      />
      <LongInput label="理由" hint="依据哪一行规则、哪一项事实" maxLength={500} value={reason} onChange={setReason} />
    </ActForm>
  )
}
