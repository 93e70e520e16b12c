import type { Delegation, Organisation } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'

/** Those for whom this matter may be begun, beside oneself. */
export const mayBeginFor = (received: readonly Delegation[] | undefined, code: string): Delegation[] =>
  (received ?? []).filter(
    ({ state, uses, items, caseId }) =>
      state === 'given' &&
      uses.some(({ use }) => use === 'fill') &&
      caseId === undefined &&
      (items.length === 0 || items.some((item) => item.code === code)),
  )

/** For oneself, for somebody who delegated it, or in the name of an organisation. */
export type Whose = { delegationId?: string; organisation?: string }

interface Props {
  people: readonly Delegation[]
  organisations: readonly Organisation[]
  value: Whose
  onChoose: (whose: Whose) => void
}

/** Whose matter it is; nothing to choose for who acts for nobody. */
export function ForWhom({ people, organisations, value, onChoose }: Props) {
  if (people.length + organisations.length === 0) return null
  const options = [
    { value: '', text: '我自己办' },
    ...people.map(({ id, principal, scopeText }) => ({ value: id, text: `替${principal.name}办`, note: scopeText })),
    ...organisations.map(({ creditCode, name, asText }) => ({
      value: creditCode,
      text: `代表${name}办`,
      note: `${asText}，办件归单位`,
    })),
  ]
  const isOrganisation = (chosen: string) => organisations.some(({ creditCode }) => creditCode === chosen)
  return (
    <Card kind="plain" title="为谁办">
      <Choice
        label="为谁办"
        options={options}
        value={value.delegationId ?? value.organisation ?? ''}
        onChoose={(chosen) =>
          onChoose(chosen === '' ? {} : isOrganisation(chosen) ? { organisation: chosen } : { delegationId: chosen })
        }
      />
    </Card>
  )
}
