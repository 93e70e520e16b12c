import type { DrawnPeriod } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { Facts } from '../../certificates/facts.tsx'
import { periodWords, standWords } from '../period-words.ts'
import { Again } from './again.tsx'

/** One period: what was promised before it, what came of it, and the draw once more on this phone. */
export default function OneSamplePeriod() {
  const { key = '' } = useRouter().params
  const asked = useRequest(() => call('openSamples.period', { params: { key } }), [key])
  return (
    <Page
      title="这一期抽了哪些件"
      lead={asked.reply ? `${asked.reply.kindLabel}抽查，${periodWords(asked.reply)}` : undefined}
    >
      <Answered asked={asked} cards={3}>
        {(period) => <Period period={period} />}
      </Answered>
    </Page>
  )
}

function Period({ period }: { period: DrawnPeriod }) {
  const { seed, share, by, digest, committedAt, drawn, random, risk, faults } = period
  return (
    <>
      <Notice tone={faults > 0 ? 'act' : drawn ? 'ok' : 'info'} title={standWords(period)}>
        {`抽 ${share}%，${by}来看。`}
      </Notice>
      <Card title="谁都挑不了">
        <Facts
          facts={[
            {
              name: 'digest',
              label: `${momentWords(committedAt)} 就公布了：种子的指纹（换了种子，指纹就不一样）`,
              value: digest,
            },
            {
              name: 'seed',
              label: '到期以后公布：种子（抽签用的一串字）',
              value: seed ?? '还没到期。到期后公布，不能换。',
            },
          ]}
        />
      </Card>
      {drawn && seed && drawn.of > 0 && <Again period={{ ...period, seed }} />}
      {random.length > 0 && <Numbers title={`抽签抽到的，${random.length} 件`} numbers={random} />}
      {risk.length > 0 && (
        <Numbers
          title={`另外加抽的，${risk.length} 件`}
          numbers={risk}
          note="超时的、补过材料的、系统当场办的，多看几件。"
        />
      )}
    </>
  )
}

const Numbers = ({ title, numbers, note }: { title: string; numbers: readonly string[]; note?: string }) => (
  <Card kind="plain" title={title}>
    {note && <ListRow icon="info" text={note} />}
    {numbers.map((number) => (
      <ListRow key={number} icon="document" text={number} />
    ))}
  </Card>
)
