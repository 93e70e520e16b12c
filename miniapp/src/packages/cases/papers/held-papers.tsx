import type { CaseMaterial } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'

/** Papers that nobody brings: who has them already, or that the system filled in. */
export function HeldPapers({ materials }: { materials: readonly CaseMaterial[] }) {
  const held = materials.filter(({ status }) => status === 'waived' || status === 'system')
  if (held.length === 0) return null
  return (
    <Card kind="plain" title={`不用您交的，${held.length} 份`} aside={<Tag tone="ok">免交</Tag>}>
      {held.map(({ id, name, handlingText }) => (
        <ListRow key={id} icon="check" text={name} note={handlingText} />
      ))}
    </Card>
  )
}
