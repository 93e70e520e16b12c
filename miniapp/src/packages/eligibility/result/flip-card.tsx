import type { Evaluation } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'

/** The smallest change that turns the answer, and the first day on which time alone does. */
export function FlipCard({ flip }: { flip: NonNullable<Evaluation['flip']> }) {
  const toYes = flip.decision === 'eligible'
  return (
    <Card kind={toYes ? 'accent' : 'plain'} rows={toYes} title={toYes ? '怎样就能买' : '什么会改变这个结果'}>
      {flip.changes.length > 0 && (
        <ListRow icon="edit" text={flip.text} note={toYes ? '这是离符合最近的一步' : undefined} />
      )}
      {flip.on && <ListRow icon="calendar" text={flip.onText ?? flip.on} />}
    </Card>
  )
}
