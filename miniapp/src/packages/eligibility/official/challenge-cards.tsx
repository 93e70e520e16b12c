import type { Check } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { clockText } from '../check-words.ts'

/** Each contested fact with its own clock; the check goes on meanwhile. */
export const ChallengeCards = ({ challenges, serverNow }: Pick<Check, 'challenges' | 'serverNow'>) => (
  <>
    {challenges.map((challenge) => (
      <Card key={challenge.id} kind="accent" rows title={`异议：${challenge.label}`}>
        <ListRow icon="edit" text={challenge.claim} note={`${momentWords(challenge.openedAt)} 提出`} />
        <ListRow
          icon={challenge.state === 'open' ? 'clock' : 'done'}
          text={challenge.stateLabel}
          note={[`由${challenge.owner}核实`, clockText(challenge, serverNow)].filter(Boolean).join('\n')}
        />
        {challenge.answer && <ListRow icon="document" text="答复" note={challenge.answer} />}
      </Card>
    ))}
  </>
)
