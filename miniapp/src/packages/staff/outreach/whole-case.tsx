import type { CalledCase } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Timeline } from '../../../components/timeline/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'

/** Everything about the case, so that nobody has to say it twice. */
export const WholeCase = ({
  shown: { name, number, stateLabel, now, fees, ending, history },
}: {
  shown: CalledCase
}) => (
  <Card kind="plain" title={`${name}（${number}）`}>
    <ListRow icon="cases" text={stateLabel} note={now} />
    {fees && <ListRow icon="fund" text={fees} />}
    {ending && <ListRow icon="info" text={ending} />}
    <Timeline
      items={history.map(({ at, who, text }, index) => ({
        ...{ key: `${at}-${index}`, text, when: momentWords(at), note: who, state: 'done' as const },
      }))}
    />
  </Card>
)
