import type { Check } from '@anju/shared-types'
import { Timeline } from '../../../components/timeline/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { Fold } from '../fold.tsx'

/** What happened, in order; the last of it stands in the line that opens it. */
export const History = ({ history }: { history: Check['history'] }) => (
  <Fold title="经过" note={history.at(-1)?.text}>
    <Timeline
      items={history.map(({ at, text }, index) => ({
        key: `${index} ${at}`,
        text,
        when: momentWords(at),
        state: 'done',
      }))}
    />
  </Fold>
)
