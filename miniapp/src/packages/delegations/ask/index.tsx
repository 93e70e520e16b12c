import { type DelegableUse, delegableUses } from '@anju/shared-types/delegation-words'
import { addDays, shanghaiDate } from '@anju/shared-types/plain-date'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Choice, Choices } from '../../../components/choice/index.tsx'
import { Field, Input } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { goInstead } from '../../../lib/go.ts'

const uses = (Object.keys(delegableUses) as DelegableUse[])
  .filter((use) => use !== 'view')
  .map((use) => ({ value: use, text: delegableUses[use] }))
const spans = [
  { value: '30', text: '一个月' },
  { value: '90', text: '三个月' },
  { value: '180', text: '半年' },
] as const
type Days = (typeof spans)[number]['value']

/** Written by either side; it holds once the principal has read it and said yes on the own phone. */
export default function AskDelegation() {
  const { as: given } = useRouter().params
  const as = given === 'principal' ? 'principal' : 'agent'
  const [name, setName] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const [chosen, setChosen] = useState<DelegableUse[]>(['fill', 'upload', 'submit', 'supply'])
  const [days, setDays] = useState<Days>('90')
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()
  const idError = refused?.field === 'other.idNumber' ? refused.text : undefined
  const other = as === 'principal' ? '代办人' : '老人（委托人）'

  async function ask() {
    const until = addDays(shanghaiDate(new Date()), Number(days))
    const body = { as, other: { name: name.trim(), idNumber }, uses: chosen, until } as const
    setBusy(true)
    const answer = await call('delegations.ask', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    if (answer.ok) return goInstead('/packages/delegations/one/index', { id: answer.reply.id })
    setRefused(answer.refused)
  }

  return (
    <Page
      title={as === 'principal' ? '请人替我办' : '我替家里老人办'}
      lead={as === 'principal' ? '写好后您再看一遍，点同意才算数。' : '您来填，老人在自己手机上看清、点同意就行。'}
      foot={
        <Button
          disabled={!name.trim() || idNumber.length < 15 || chosen.length === 0}
          busy={busy}
          busyText="正在提交"
          onTap={() => void ask()}
        >
          {as === 'principal' ? '写好了，下一步' : '发给老人看'}
        </Button>
      }
    >
      {refused && !idError && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <Input label={`${other}的姓名`} maxLength={60} value={name} onChange={setName} />
      <Input
        label={`${other}的身份证号码`}
        kind="id-number"
        maxLength={18}
        value={idNumber}
        error={idError}
        onChange={(text) => setIdNumber(text.replace(/\s/g, '').toUpperCase())}
      />
      <Field label="可以替做什么" hint="不选的，代办人做不了">
        <Choices
          label="可以替做什么"
          options={uses}
          values={chosen}
          onChoose={(use) => setChosen((now) => (now.includes(use) ? now.filter((one) => one !== use) : [...now, use]))}
        />
      </Field>
      <Field label="用多久">
        <Choice label="用多久" options={spans} value={days} onChoose={setDays} />
      </Field>
      <Notice title="有些事只能本人做">卖房、赠与、抵押要本人在自己手机上确认；退款只退到本人账户。</Notice>
    </Page>
  )
}
