import type { Check } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'

/** Why not, what is missing and from whom, and until when a person looks at it. */
export function Reasons({ check: { reasons, gaps, personBy, personsReason, recheckOn, state } }: { check: Check }) {
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
      {personBy && (
        <Notice tone="info" title={`工作人员最迟 ${personBy.date} 给您答复`}>
          {`不用您催，也不用跑一趟；没有答复不等于不符合。${personBy.provisional ? '当年放假安排未公布，日期可能调整。' : ''}`}
        </Notice>
      )}
      {state === 'passed' && recheckOn && (
        <Notice tone="ok">{`到期前会自动再核对一次（${recheckOn}），仍符合的自动延长，不用重新申请。`}</Notice>
      )}
    </>
  )
}
