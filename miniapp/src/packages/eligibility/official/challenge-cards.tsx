import type { Check, CheckChallenge } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag, type Tone } from '../../../components/tag/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { clockText } from '../check-words.ts'

const tones: Record<CheckChallenge['state'], Tone> = { open: 'act', upheld: 'ok', rejected: 'danger' }

/** Each contested fact with its own clock; the check goes on meanwhile. */
export const ChallengeCards = ({ challenges, serverNow }: Pick<Check, 'challenges' | 'serverNow'>) => (
  <>
    {challenges.map((challenge) => (
      <Card
        key={challenge.id}
        kind={challenge.state === 'open' ? 'accent' : 'plain'}
        rows
        title={`异议：${challenge.label}`}
        aside={<Tag tone={tones[challenge.state]}>{challenge.stateLabel}</Tag>}
      >
        <ListRow icon="edit" text={challenge.claim} note={`${momentWords(challenge.openedAt)} 提出`} />
        <ListRow icon="clock" text={`由${challenge.owner}核实`} note={clockText(challenge, serverNow)} />
        {challenge.answer && <ListRow icon="document" text="答复" note={challenge.answer} />}
      </Card>
    ))}
  </>
)
