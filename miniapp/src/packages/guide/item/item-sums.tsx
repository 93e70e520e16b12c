import type { Item } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { go } from '../../../lib/go.ts'
import { sumsOf } from './sums-of.ts'

/** From an item to what it costs or brings, with what is known filled in. */
export function ItemSums({ item }: { item: Item }) {
  const sums = sumsOf(item)
  if (sums.length === 0) return null
  return (
    <Card kind="accent" rows title="算一算">
      {sums.map(({ text, note, page, query }) => (
        <ListRow key={page} icon="scale" text={text} note={note} onTap={() => go(page, query)} />
      ))}
    </Card>
  )
}
