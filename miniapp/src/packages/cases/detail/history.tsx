import type { Case } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Card } from '../../../components/card/index.tsx'
import { Fold } from '../../../components/fold/index.tsx'
import { Timeline } from '../../../components/timeline/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'

/** As much as one wants to know of what just happened; each change sends them to the view of a phone anew, in one small message. */
const NEWEST = 3

/** Everything that happened, the newest first, with who did it; what is older is a tap away. */
export function History({ history }: { history: Case['history'] }) {
  const items = history
    .map(({ at, who, text }, index) => ({
      key: `${index}`,
      text,
      when: `${momentWords(at)}，${who}`,
      state: 'done' as const,
    }))
    .reverse()
  const older = items.slice(NEWEST)
  return (
    <Card title="经过">
      <Timeline items={items.slice(0, NEWEST)} />
      <View>
        {older.length > 0 && (
          <Fold text={`更早的 ${older.length} 条`}>
            <Timeline items={older} />
          </Fold>
        )}
      </View>
    </Card>
  )
}
