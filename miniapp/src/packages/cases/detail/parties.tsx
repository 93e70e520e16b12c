import type { Case } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { PartyMark } from '../party-mark.tsx'

/** Who stands in it, on which side, and who has said yes. */
export const Parties = ({ shown: { parties, state } }: { shown: Pick<Case, 'parties' | 'state'> }) => (
  <Card kind="plain" title="当事人">
    {parties.map((party) => (
      <ListRow
        key={party.id}
        icon="person"
        text={party.isMe ? `${party.name}（我）` : party.name}
        note={[party.side, party.confirmedAt && `${momentWords(party.confirmedAt)} 确认`].filter(Boolean).join('，')}
        aside={(state !== 'draft' || party.confirmedAt) && <PartyMark party={party} />}
      />
    ))}
  </Card>
)
