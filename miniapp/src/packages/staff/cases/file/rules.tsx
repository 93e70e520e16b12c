import type { StaffCase } from '@anju/shared-types'
import { Card } from '../../../../components/card/index.tsx'
import { Fold } from '../../../../components/fold/index.tsx'
import { ListRow } from '../../../../components/list-row/index.tsx'
import { basisNote, basisWords } from '../../../guide/basis-words.ts'

/** What the rules say of this item: when it must be refused, and where that stands. */
export const Rules = ({ shown: { refusalClauses, basis } }: { shown: StaffCase }) => (
  <Card kind="plain" title="规则怎么说">
    {refusalClauses.length > 0 && (
      <Fold text={`不能办的情形 ${refusalClauses.length} 种`}>
        {refusalClauses.map((clause) => (
          <ListRow key={clause} icon="alert" text={clause} />
        ))}
      </Fold>
    )}
    <Fold text={`依据 ${basis.length} 条`}>
      {basis.map((one) => (
        <ListRow key={basisWords(one)} icon="scale" text={basisWords(one)} note={basisNote(one)} />
      ))}
    </Fold>
  </Card>
)
