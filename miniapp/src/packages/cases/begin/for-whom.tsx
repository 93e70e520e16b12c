import type { Delegation } from '@anju/shared-types'
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

interface Props {
  people: readonly Delegation[]
  value: string
  onChoose: (delegationId: string) => void
}

/** Whose matter it is; nothing to choose for who acts for nobody. */
export function ForWhom({ people, value, onChoose }: Props) {
  if (people.length === 0) return null
  const options = [
    { value: '', text: '我自己办' },
    ...people.map(({ id, principal, scopeText }) => ({ value: id, text: `替${principal.name}办`, note: scopeText })),
  ]
  return (
    <Card kind="plain" title="为谁办">
      <Choice label="为谁办" options={options} value={value} onChoose={onChoose} />
    </Card>
  )
}
