import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { role } from '../../../lib/role.ts'
import type { DraftKeeper, DraftNow } from '../draft-keeper.ts'
import type { Kept } from '../kept.ts'
import { Review } from './review.tsx'
import { plainSides, StepAsk, StepSide } from './step-choices.tsx'
import { StepField } from './step-field.tsx'
import { StepHome } from './step-home.tsx'
import { StepPeople } from './step-people.tsx'
import { StepPrice } from './step-price.tsx'
import type { StepProps } from './step-props.ts'
import { type Step, stepOfField, stepsOf } from './steps.ts'
import { nameOf } from './values.ts'

type Props = DraftNow & { kept: Kept; keeper: DraftKeeper; firstField?: string }

export function Filling({ kept, keeper, saving, refused, firstField }: Props) {
  const { frame, draft } = kept
  const steps = stepsOf(frame, draft)
  const [backTo, setBackTo] = useState<'review' | undefined>(firstField ? 'review' : undefined)
  const [sent, setSent] = useState(firstField)
  const asked = sent ? stepOfField(sent, steps, draft, frame)?.key : undefined
  const at = Math.max(
    0,
    steps.findIndex(({ key }) => key === (asked ?? kept.step)),
  )
  const step = steps[at]!
  const wrong = refused?.field ? stepOfField(refused.field, steps, draft, frame) : undefined

  const open = (key: string, then?: 'review') => {
    setSent(undefined)
    setBackTo(then)
    keeper.goTo(key)
  }
  const props: StepProps = {
    frame,
    draft,
    scratch: kept.scratch ?? {},
    error: wrong?.key === step.key ? refused?.text : undefined,
    onEdit: (more) => keeper.edit(more),
    onScribble: (name, text) => keeper.scribble(name, text),
    onNext: () => open(backTo ?? steps[at + 1]?.key ?? 'review'),
  }

  return (
    <Page title={titleOf(step, props)} lead={leadOf(step, props)}>
      <View className="fill__where numerals">
        {step.kind === 'review' ? frame.name : `${frame.name} · 第 ${at + 1} 步，共 ${steps.length - 1} 步`}
      </View>
      <View className="fill__saved" {...role('status', { live: 'polite' })}>
        {savedWords[saving]}
      </View>
      {refused && wrong?.key !== step.key && (
        <>
          <Notice tone="danger" title={refused.text} urgent>
            {refused.next}
          </Notice>
          {wrong && (
            <Button kind="secondary" onTap={() => open(wrong.key, 'review')}>
              {`去改“${nameOf(wrong, frame)}”`}
            </Button>
          )}
        </>
      )}
      <View key={step.key}>
        <OneStep step={step} {...props} steps={steps} keeper={keeper} onOpen={(key) => open(key, 'review')} />
      </View>
      {at > 0 && step.kind !== 'review' && (
        <Button kind="ghost" icon="back" onTap={() => open(backTo ?? steps[at - 1]!.key)}>
          {backTo ? '回到核对' : '上一步'}
        </Button>
      )}
    </Page>
  )
}

const savedWords: Record<DraftNow['saving'], string> = {
  saved: '已自动保存，换手机也能接着填',
  saving: '正在保存',
  waiting: '没有网络，先存在这部手机上，连上网自动交上去',
}

interface OneStepProps extends StepProps {
  step: Step
  steps: readonly Step[]
  keeper: DraftKeeper
  onOpen: (key: string) => void
}

function OneStep({ step, steps, keeper, onOpen, ...props }: OneStepProps) {
  switch (step.kind) {
    case 'side':
      return <StepSide {...props} />
    case 'home':
      return <StepHome {...props} />
    case 'people':
      return <StepPeople {...props} side={step.side} isMine={step.isMine} />
    case 'price':
      return <StepPrice {...props} />
    case 'ask':
      return <StepAsk {...props} title={step.title} />
    case 'field':
      return <StepField {...props} name={step.name} />
    case 'review':
      return <Review {...props} steps={steps} keeper={keeper} onOpen={onOpen} />
  }
}

function titleOf(step: Step, { frame }: StepProps): string {
  switch (step.kind) {
    case 'side':
      return '您是哪一方？'
    case 'home':
      return '办哪一套房子？'
    case 'people':
      return step.isMine ? `${step.side}只有您一个人吗？` : `${step.side}是谁？`
    case 'price':
      return '成交价款是多少？'
    case 'ask':
      return frame.questions.find(({ title }) => title === step.title)?.ask ?? step.title
    case 'field':
      return nameOf(step, frame)
    case 'review':
      return '核对一遍'
  }
}

function whoIs(side: string): string {
  const plain = plainSides[side]
  return `${plain ? `${side}是${plain}。` : ''}写姓名和证件号码，由本人在自己手机上确认。`
}

function leadOf(step: Step, { frame }: StepProps): string | undefined {
  if (step.kind === 'ask') {
    const why = frame.questions.find(({ title }) => title === step.title)?.why
    return why && `问这个是因为：${why}`
  }
  if (step.kind === 'people') return step.isMine ? '夫妻、家人共有的，都要写上。' : whoIs(step.side)
  if (step.kind === 'review') return '点一行就能改。'
  return undefined
}
