import type { Check } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'

/** Why not, and what is missing and from whom. */
export function Reasons({
  check: { reasons, gaps, personsReason },
}: {
  check: Pick<Check, 'reasons' | 'gaps' | 'personsReason'>
}) {
  return (
    <>
      {personsReason && <Notice title="工作人员写的理由">{personsReason}</Notice>}
      {reasons.length > 0 && (
        <Card kind="plain" title="原因">
          {reasons.map((reason) => (
            <ListRow key={reason} text={reason} />
          ))}
        </Card>
      )}
      {gaps.length > 0 && (
        <Card kind="plain" title="还缺什么">
          {gaps.map(({ fact, label, offices }) => (
            <ListRow
              key={fact}
              icon="info"
              text={label}
              note={offices.length > 0 ? `${offices.join('、')}没有答复` : '部门没有这项数据，由工作人员看材料'}
            />
          ))}
        </Card>
      )}
    </>
  )
}
