import type { Delegation } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { dayWords } from '../../../lib/time-words.ts'
import { RefusedNotice } from '../../cases/refused-notice.tsx'
import { isTyped, nobody, PersonFields, trimmed } from '../../delegations/person-fields.tsx'
import { isWhole, termsBody, usualTerms } from '../../delegations/terms.ts'
import { TermsFields } from '../../delegations/terms-fields.tsx'
import { useSend } from '../act-form.tsx'

/** A mandate on paper, notarised or signed before the clerk: registered it holds at once, and the principal is told (E28). */
export default function Mandate() {
  const [done, setDone] = useState<Delegation>()
  return (
    <Page
      title="登记委托书"
      lead={done ? undefined : '公证的，或委托人在窗口当面签的。登记后马上生效，委托人的手机会收到通知。'}
    >
      {done ? <Registered one={done} onNext={() => setDone(undefined)} /> : <Form onDone={setDone} />}
    </Page>
  )
}

function Form({ onDone }: { onDone: (one: Delegation) => void }) {
  const [principal, setPrincipal] = useState(nobody)
  const [agent, setAgent] = useState(nobody)
  const [paper, setPaper] = useState('')
  const [terms, setTerms] = useState(usualTerms)
  const { busy, refused, send } = useSend<'delegations.atWindow'>()
  const at = (field: string) => (refused?.field === field ? refused.text : undefined)
  const isNamed = isTyped(principal) && paper.trim().length >= 2
  const isSaid = ['principal.idNumber', 'agent.idNumber'].some(at)

  async function register() {
    const body = {
      ...{ principal: trimmed(principal), agent: trimmed(agent), paper: paper.trim() },
      ...termsBody(terms, new Date()),
    }
    const answer = await send(body, (key) => call('delegations.atWindow', { body }, key))
    if (answer.ok) onDone(answer.reply)
  }

  return (
    <>
      <Card title="委托书">
        <Input
          label="委托书名称和编号"
          hint="例如：公证书（2026）济南证字第 123 号；或：当面签署，见证人刘芳"
          maxLength={80}
          value={paper}
          onChange={setPaper}
        />
      </Card>
      <Card title="委托人">
        <PersonFields
          who="委托人"
          person={principal}
          idError={at('principal.idNumber')}
          onChange={(person) => {
            setPrincipal(person)
            // A home of somebody else is none of this mandate.
            setTerms((known) => (known.scope.kind === 'home' ? { ...known, scope: { kind: 'all' } } : known))
          }}
        />
      </Card>
      <Card title="代办人">
        <PersonFields who="代办人" person={agent} idError={at('agent.idNumber')} onChange={setAgent} />
      </Card>
      {/* The register is asked only for the person whom the paper names, and that person reads who asked. */}
      <TermsFields
        terms={terms}
        kinds={isNamed ? ['all', 'item', 'home'] : ['all', 'item']}
        onChange={setTerms}
        onPaper={{ principal: trimmed(principal), paper: paper.trim() }}
      />
      <RefusedNotice refused={isSaid ? undefined : refused} />
      <Button
        disabled={!isTyped(principal) || !isTyped(agent) || paper.trim().length < 2 || !isWhole(terms)}
        busy={busy}
        busyText="正在登记"
        onTap={() => void register()}
      >
        看过原件，登记
      </Button>
    </>
  )
}

const Registered = ({ one, onNext }: { one: Delegation; onNext: () => void }) => (
  <>
    <Notice tone="ok" title="已登记，现在生效">
      已告诉委托人；委托人随时可以在手机上收回。
    </Notice>
    <Card kind="plain" title="登记的内容">
      <ListRow icon="person" text={`委托人：${one.principal.name}`} note={one.principal.idNumber} />
      <ListRow icon="people" text={`代办人：${one.agent.name}`} note={one.agent.idNumber} />
      <ListRow icon="check" text={one.uses.map(({ label }) => label).join('、')} note={one.scopeText} />
      <ListRow icon="calendar" text={`到 ${dayWords(one.until)}`} />
    </Card>
    <Notice title="只能本人做的">{one.never.join('')}</Notice>
    <Button kind="secondary" onTap={onNext}>
      登记下一份
    </Button>
  </>
)
