import type { BlindSample } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { SourceProgress } from '../../eligibility/official/source-progress.tsx'
import { RulesNotice } from '../../eligibility/rules-notice.tsx'
import { BlindAnswer, BlindDone, type BlindReply } from '../blind-answer.tsx'

/** Rules and facts, no name and no result: a person decides the same case again. */
export default function EligibilitySample() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('eligibilityChecks.seeSample', { params: { id } }), [id])
  const [done, setDone] = useState<BlindReply>()
  if (done) return <BlindDone done={done} same="与机器的结论一致" other="与机器的结论不一致" />
  return (
    <Page title="盲审" lead="只看规则和事实，不显示姓名和机器的结论。">
      <Answered asked={asked} cards={3}>
        {(sample) => (
          <>
            <Given sample={sample} />
            <BlindAnswer<'eligibilityChecks.decideSample', 'pass' | 'fail'>
              hint="依据哪一行规则、哪一项事实"
              options={[
                { value: 'pass', text: '可以购买' },
                { value: 'fail', text: '不能购买' },
              ]}
              ask={(body, key) => call('eligibilityChecks.decideSample', { params: { id }, body }, key)}
              onDone={setDone}
            />
          </>
        )}
      </Answered>
    </Page>
  )
}

const Given = ({ sample }: { sample: BlindSample }) => (
  <>
    <Card kind="plain" title={`${sample.city.name}${sample.zone.name}`}>
      <ListRow icon="clock" text={`期限 ${sample.dueOn}${sample.provisional ? '（暂定）' : ''}`} />
    </Card>
    <RulesNotice rules={sample.rules} />
    <Card kind="plain" title="规则">
      {sample.table.map(({ buyer, conditions, limit }) => (
        <ListRow
          key={[buyer, ...conditions].join(' ')}
          text={`${buyer}${limit === null ? '不限套数' : `最多 ${limit} 套`}`}
          note={conditions.map((condition) => `· ${condition}`).join('\n') || undefined}
        />
      ))}
    </Card>
    <Card kind="plain" title="事实">
      {sample.facts.map(({ fact, text, source, asOf }) => (
        <ListRow
          key={fact}
          text={text}
          note={source ? `来源：${source}${asOf ? `，数据截至 ${asOf}` : ''}` : '还没有来源'}
        />
      ))}
    </Card>
    <SourceProgress sources={sample.sources} working={false} />
  </>
)
