import type { InstantSample } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { InstantFacts } from '../../cases/detail/instant-facts.tsx'
import { basisWords } from '../../guide/basis-words.ts'
import { BlindAnswer, BlindDone, type BlindReply } from '../blind-answer.tsx'

/** One decision of the machine, decided again by somebody who knows neither the people nor what it did. */
export default function OneInstantSample() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('instantDesk.seeSample', { params: { id } }), [id])
  const [done, setDone] = useState<BlindReply>()
  if (done) return <BlindDone done={done} same="与系统的做法一致" other="与系统的做法不一致" />
  return (
    <Page title="秒批盲审" lead="只看规则和事实，不显示姓名和系统的做法。">
      <Answered asked={asked} cards={3}>
        {(sample) => (
          <>
            <Given sample={sample} />
            <BlindAnswer<'instantDesk.decideSample', 'decide' | 'person'>
              hint="哪一项事实让您这样看"
              options={[
                { value: 'decide', text: '都对得上，可以当场决定' },
                { value: 'person', text: '有疑点，要由人看' },
              ]}
              ask={(body, key) => call('instantDesk.decideSample', { params: { id }, body }, key)}
              onDone={setDone}
            />
          </>
        )}
      </Answered>
    </Page>
  )
}

const Given = ({ sample }: { sample: InstantSample }) => (
  <>
    <Card kind="plain" title={sample.name}>
      <ListRow icon="clock" text={`期限 ${sample.dueOn}${sample.provisional ? '（暂定）' : ''}`} />
      <ListRow icon="people" text={`当事人 ${sample.people} 位`} note={sample.hasRemark ? '写了留言' : '没有留言'} />
    </Card>
    <Card kind="plain" title="规则">
      {sample.rules.map((rule) => (
        <ListRow key={rule} text={rule} note={sample.basis.map((basis) => `依据：${basisWords(basis)}`).join('\n')} />
      ))}
    </Card>
    {sample.answers.length > 0 && (
      <Card kind="plain" title="申请人的回答">
        {sample.answers.map(({ title, answer }) => (
          <ListRow key={title} text={title} aside={answer} />
        ))}
      </Card>
    )}
    <InstantFacts facts={sample.facts} />
  </>
)
