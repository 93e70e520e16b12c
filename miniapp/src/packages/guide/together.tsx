import { Card } from '../../components/card/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { enter } from '../../lib/enter.ts'
import { packageWith } from '../cases/begin/packages.ts'

/** Most people who need one of these need its neighbours too: the way on which they are done together. */
export function Together({ codes }: { codes: readonly string[] }) {
  const together = codes.map(packageWith).find(Boolean)
  if (!together) return null
  return (
    <Card kind="accent" rows title="买卖二手房的，三件一次办">
      <ListRow
        icon="cases"
        text={together.name}
        note="网签、缴税、过户一次填、一次交"
        onTap={() => enter('/packages/cases/begin/index', { code: together.code })}
      />
    </Card>
  )
}
