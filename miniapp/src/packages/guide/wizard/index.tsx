import type { MaterialList } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { type Answer, answersInAddress } from '../answers.ts'
import { MaterialGroups } from '../material-groups.tsx'

/** One question a screen until the list is complete; what is already certain stands below from the start. */
export default function Wizard() {
  const { code = '' } = useRouter().params
  const [answers, setAnswers] = useState<Answer[]>([])
  const asked = useRequest(() => call('catalogue.materials', { params: { code }, body: { answers } }), [code, answers])
  const { reply } = asked
  const back = () => setAnswers(answers.slice(0, -1))
  return (
    <Page
      title={reply?.complete ? '我的材料清单' : '您的情况是'}
      lead={
        reply
          ? reply.complete
            ? `按您的回答，一共 ${reply.needed.length} 项。`
            : `最多还有 ${reply.remaining} 个问题。`
          : undefined
      }
      foot={
        reply?.complete && (
          <Button
            icon="document"
            onTap={() => go('/packages/guide/sheet/index', { code, answers: answersInAddress(answers) })}
          >
            生成一次性告知单
          </Button>
        )
      }
    >
      <Answered asked={asked}>
        {(list) => (
          <>
            {list.ask && (
              <Asking
                ask={list.ask}
                onAnswer={(answer) => setAnswers([...answers, { question: list.ask!.title, answer }])}
              />
            )}
            {list.complete && <Sum list={list} />}
            {answers.length > 0 && (
              <Button kind="ghost" icon="back" onTap={back}>
                改上一个答案
              </Button>
            )}
            <MaterialGroups materials={list.needed} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function Asking({ ask, onAnswer }: { ask: NonNullable<MaterialList['ask']>; onAnswer: (answer: string) => void }) {
  return (
    <Card title={ask.ask}>
      {ask.why && <Notice>{`问这个是因为：${ask.why}`}</Notice>}
      <Choice
        label={ask.ask}
        options={ask.options.map((option) => ({ value: option, text: option }))}
        onChoose={onAnswer}
      />
    </Card>
  )
}

const Sum = ({ list }: { list: MaterialList }) => (
  <Notice tone="ok" title={list.bring === 0 ? '没有要另外准备的材料' : `您要准备 ${list.bring} 项`}>
    {[list.waived > 0 && `${list.waived} 项由部门之间核对，免交。`, '到窗口办请带上身份证，用来核对是您本人。']
      .filter(Boolean)
      .join('')}
  </Notice>
)
