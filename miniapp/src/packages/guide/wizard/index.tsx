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
import { MaterialRow } from '../material-row.tsx'

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
            ? '就是下面这些，一次说清，不会再要别的。'
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
                {`改上一个答案（${answers.at(-1)?.answer}）`}
              </Button>
            )}
            <Card
              kind="plain"
              title={list.complete ? `共 ${list.needed.length} 项` : `已经确定要 ${list.needed.length} 项`}
            >
              {list.needed.map((material) => (
                <MaterialRow key={`${material.id} ${material.when}`} material={material} />
              ))}
            </Card>
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
  <Notice tone="ok" title={list.bring === 0 ? '什么都不用带' : `您只要带 ${list.bring} 项`}>
    {list.waived > 0 ? `${list.waived} 项由部门之间核对，免交。` : '请按清单准备。'}
  </Notice>
)
