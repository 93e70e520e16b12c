import type { RatingCountsOf } from '@anju/shared-types'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { dayWords } from '../../../lib/time-words.ts'

/** What everybody may know: each level, and 未评 as a number of its own. */
export default function RatingCounts() {
  const asked = useRequest(() => call('openRatings.counts'))
  return (
    <Page
      title="大家怎么评"
      lead={
        asked.reply
          ? `${asked.reply.since.slice(0, 4)}年${dayWords(asked.reply.since)}以来。没评的单独算，不当作满意。`
          : undefined
      }
    >
      <Answered asked={asked} cards={2}>
        {({ all, items }) => (
          <>
            <Counts of={all} />
            {items.map((one) => (
              <Counts key={one.name} of={one} />
            ))}
            <Card kind="plain" title="怎么算的">
              <ListRow
                icon="info"
                text="前三级都算满意"
                note="“基本满意”也算满意，不算差评。“不满意”和“非常不满意”是差评：一天之内回访，十五天之内整改。"
              />
            </Card>
          </>
        )}
      </Answered>
    </Page>
  )
}

const Counts = ({ of: { name, levels, unrated, bad, corrected, annulled } }: { of: RatingCountsOf }) => (
  <Card kind="plain" title={name}>
    <ListRow text="满意的一共" asideText={`${satisfiedOf(levels)} 条`} />
    {levels.map(({ level, label, count }) => (
      <ListRow key={level} text={label} asideText={`${count} 条`} />
    ))}
    <ListRow text="未评" asideText={`${unrated} 件`} />
    {bad > 0 && <ListRow text="差评已整改" asideText={`${corrected}/${bad}`} />}
    {annulled > 0 && <ListRow text="核实为误评，没有计入" asideText={`${annulled} 条`} />}
  </Card>
)

/** 基本满意 counts as satisfied; only the last two levels are bad (国办发〔2019〕51号). */
const satisfiedOf = (levels: RatingCountsOf['levels']) =>
  levels.filter(({ level }) => level >= 3).reduce((sum, { count }) => sum + count, 0)
