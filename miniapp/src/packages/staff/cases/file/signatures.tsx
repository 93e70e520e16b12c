import type { StaffCase } from '@anju/shared-types'
import { Card } from '../../../../components/card/index.tsx'
import { Fold } from '../../../../components/fold/index.tsx'
import { ListRow } from '../../../../components/list-row/index.tsx'
import { momentWords } from '../../../../lib/time-words.ts'

const SHORT_HASH = 12

/** Who decided what, each tied to the one before. */
export function Signatures({ signatures }: Pick<StaffCase, 'signatures'>) {
  if (signatures.length === 0) return null
  return (
    <Card kind="plain" title="签名链">
      <Fold text={`签名 ${signatures.length} 个`}>
        {signatures.map(({ at, who, action, hash }) => (
          <ListRow
            key={hash}
            icon="shield"
            text={`${action}：${who}`}
            note={`${momentWords(at)}\n${hash.slice(0, SHORT_HASH)}`}
          />
        ))}
      </Fold>
    </Card>
  )
}
