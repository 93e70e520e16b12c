import type { SamplePeriod } from '@anju/shared-types'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { Fold } from '../../../components/fold/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { periodWords, standWords } from '../period-words.ts'

/** Which ended cases are looked at again: for anybody, without login. */
export default function OpenSamples() {
  const asked = useRequest(() => call('openSamples.periods'))
  return (
    <Page title="抽查公开" lead="办完的件要抽一部分再看一遍。抽哪些由抽签定，谁都挑不了。">
      <Answered asked={asked}>
        {({ city, shares, source, note, how, items }) => (
          <>
            {shares.length === 0 ? (
              <Empty
                icon="scale"
                title={`${city}还没有公布抽查比例`}
                text={note ?? '公布以后，每一期抽了哪些件会列在这里。'}
              />
            ) : (
              <Card title={`${city}抽多少`}>
                {shares.map(({ kind, kindLabel, share, by }) => (
                  <ListRow key={kind} text={`${kindLabel}办结的，抽 ${share}%`} note={`${by}来看`} />
                ))}
                <Fold text="怎么抽的">
                  <ListRow text="抽签的办法" note={how} />
                  {(source || note) && <ListRow text={`比例的出处：${source ?? '本市档案'}`} note={note} />}
                </Fold>
              </Card>
            )}
            <Periods title="已经抽的" items={items.filter(({ seed }) => seed)} />
            <Periods title="还没到期的" items={items.filter(({ seed }) => !seed)} />
          </>
        )}
      </Answered>
    </Page>
  )
}

const Periods = ({ title, items }: { title: string; items: readonly SamplePeriod[] }) =>
  items.length > 0 && (
    <Card kind="plain" title={title}>
      {items.map((period) => (
        <ListRow
          key={period.key}
          icon={period.drawn ? 'done' : 'clock'}
          text={`${period.kindLabel} ${periodWords(period)}`}
          note={standWords(period)}
          onTap={() => go('/packages/open/sample/index', { key: period.key })}
        />
      ))}
    </Card>
  )
