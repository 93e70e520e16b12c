import type { Check } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'

/** Why not in words where no table of conditions tells it, and what is missing and from whom. */
export function Reasons({ check }: { check: Omit<Check, 'allowedActions'> }) {
  const { reasons, gaps, personsReason, explanation, sources } = check
  return (
    <>
      {personsReason && <Notice title="工作人员写的理由">{personsReason}</Notice>}
      {!explanation && reasons.length > 0 && (
        <Card kind="plain" title="原因">
          {reasons.map((reason) => (
            <ListRow key={reason} text={reason} />
          ))}
        </Card>
      )}
      {gaps.length > 0 && (
        <Card kind="plain" title="还缺什么">
          {gaps.map(({ fact, label, offices }) => (
            <ListRow key={fact} icon="info" text={label} note={gapNote(offices, sources)} />
          ))}
        </Card>
      )}
    </>
  )
}

/** Of the offices that know such a fact, those that were silent. */
function gapNote(offices: readonly string[], sources: Check['sources']): string {
  if (offices.length === 0) return '部门没有这项数据，由工作人员看材料'
  const silent = offices.filter((office) =>
    sources.some(({ label, said }) => label === office && said === 'unanswered'),
  )
  return `${(silent.length > 0 ? silent : offices).join('、')}没有答复`
}
