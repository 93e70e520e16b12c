import type { Check } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { Timeline } from '../../../components/timeline/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'

/** What happened, in order. */
export const History = ({ history }: { history: Check['history'] }) => (
  <Card title="经过">
    <Timeline
      items={history.map(({ at, text }, index) => ({
        key: `${index} ${at}`,
        text,
        when: momentWords(at),
        state: 'done',
      }))}
    />
  </Card>
)
