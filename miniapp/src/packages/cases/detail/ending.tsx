import type { Case } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'

/** Why it ended, by which clause, and what one can do about it. */
export const Ending = ({ ending: { text, basis, remedy } }: { ending: NonNullable<Case['ending']> }) => (
  <Card kind="plain" title="为什么到此为止">
    <ListRow icon="info" text={text} note={basis && `依据：${basis}`} />
    <ListRow icon="scale" text="您可以怎么做" note={remedy} />
  </Card>
)
