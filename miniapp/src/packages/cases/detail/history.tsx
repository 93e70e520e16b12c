import type { Case } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { Timeline } from '../../../components/timeline/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'

/** Everything that happened, the newest first, with who did it. */
export const History = ({ history }: { history: Case['history'] }) => (
  <Card title="经过">
    <Timeline
      items={history
        .map(({ at, who, text }, index) => ({
          key: `${index}`,
          text,
          when: `${momentWords(at)}，${who}`,
          state: 'done' as const,
        }))
        .reverse()}
    />
  </Card>
)
