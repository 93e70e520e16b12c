import type { SampleState } from '@anju/shared-types'
import { sampleStates } from '@anju/shared-types/states'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { OneSample } from './one-sample.tsx'

const views = (Object.keys(sampleStates) as SampleState[]).map((value) => ({ value, text: sampleStates[value] }))

/** Cases that were drawn: to be looked at again, with a fault, and what was found before. */
export default function Samples() {
  const [state, setState] = useState<SampleState>('waiting')
  const asked = useRequest(() => call('samplesDesk.list', { query: { state } }), [state])
  return (
    <Page title="质检抽查" lead="抽签抽到的件，由没有经办过的人再看一遍。有过错的，十五天之内整改。">
      <Card title="看哪些">
        <Choice label="看哪些" options={views} value={state} onChoose={setState} />
      </Card>
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="scale" title="没有这样的件" text="每期到期以后抽签，抽到的列在这里。" />
          ) : (
            items.map((one) => (
              <OneSample key={`${one.id}-${one.state}`} one={one} onChange={() => void asked.reload()} />
            ))
          )
        }
      </Answered>
      <Card kind="plain">
        <ListRow
          icon="info"
          text="抽查公开"
          note="群众看到的：种子、抽签、结果"
          onTap={() => go('/packages/open/samples/index')}
        />
      </Card>
    </Page>
  )
}
