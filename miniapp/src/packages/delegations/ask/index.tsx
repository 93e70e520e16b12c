import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { goInstead } from '../../../lib/go.ts'
import { isTyped, nobody, PersonFields, trimmed } from '../person-fields.tsx'
import { isWhole, termsBody, usualTerms } from '../terms.ts'
import { TermsFields } from '../terms-fields.tsx'

/** Written by either side; it holds once the principal has read it and said yes on the own phone. */
export default function AskDelegation() {
  const { as: given } = useRouter().params
  const as = given === 'principal' ? 'principal' : 'agent'
  const [person, setPerson] = useState(nobody)
  const [terms, setTerms] = useState(usualTerms)
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()
  const idError = refused?.field === 'other.idNumber' ? refused.text : undefined

  async function ask() {
    const body = { as, other: trimmed(person), ...termsBody(terms, new Date()) } as const
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
        <Button disabled={!isTyped(person) || !isWhole(terms)} busy={busy} busyText="正在提交" onTap={() => void ask()}>
          {as === 'principal' ? '写好了，下一步' : '发给老人看'}
        </Button>
      }
    >
      {refused && !idError && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <PersonFields
        who={as === 'principal' ? '代办人' : '老人（委托人）'}
        person={person}
        idError={idError}
        onChange={setPerson}
      />
      {/* Cases and homes are the principal's own: nobody else is shown them to choose from. */}
      <TermsFields
        terms={terms}
        kinds={as === 'principal' ? ['all', 'item', 'case', 'home'] : ['all', 'item']}
        onChange={setTerms}
      />
      <Notice title="有些事只能本人做">卖房、赠与、抵押要本人在自己手机上确认；退款只退到本人账户。</Notice>
    </Page>
  )
}
