import { type DelegableUse, delegableUses } from '@anju/shared-types/delegation-words'
import { Choice, Choices } from '../../components/choice/index.tsx'
import { Field } from '../../components/field/index.tsx'
import { type OnPaper, ScopeChoice } from './scope-choice.tsx'
import type { ScopeKind, Terms } from './terms.ts'

const uses = (Object.keys(delegableUses) as DelegableUse[])
  .filter((use) => use !== 'view')
  .map((use) => ({ value: use, text: delegableUses[use] }))
const spans = [
  { value: '30', text: '一个月' },
  { value: '90', text: '三个月' },
  { value: '180', text: '半年' },
]

interface Props {
  terms: Terms
  kinds: readonly ScopeKind[]
  onChange: (terms: Terms) => void
  onPaper?: OnPaper
}

/** What, which matters, how long: the three limits of a delegation. */
export function TermsFields({ terms, kinds, onChange, onPaper }: Props) {
  const toggle = (use: DelegableUse) =>
    terms.uses.includes(use) ? terms.uses.filter((one) => one !== use) : [...terms.uses, use]
  return (
    <>
      <Field label="可以替做什么" hint="不选的，代办人做不了">
        <Choices
          label="可以替做什么"
          options={uses}
          values={terms.uses}
          onChoose={(use) => onChange({ ...terms, uses: toggle(use) })}
        />
      </Field>
      <ScopeChoice
        kinds={kinds}
        scope={terms.scope}
        onChange={(scope) => onChange({ ...terms, scope })}
        onPaper={onPaper}
      />
      <Field label="用多久">
        <Choice
          label="用多久"
          options={spans}
          value={String(terms.days)}
          onChoose={(days) => onChange({ ...terms, days: Number(days) })}
        />
      </Field>
    </>
  )
}
