import { Choice } from '../../../components/choice/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import type { StepProps } from './step-props.ts'

/** What each side is called outside an office. */
export const plainSides: Record<string, string> = {
  转让方: '卖房、把房子转出去的一方',
  受让方: '买房、得到房子的一方',
  赠与人: '把房子送出去的一方',
  受赠人: '得到房子的一方',
  抵押人: '拿自己的房子作担保的一方',
  抵押权人: '借出钱的一方，多数是银行',
  出租人: '房东',
  承租人: '租房的人',
}

/** Which side am I? */
export const StepSide = ({ frame, draft, error, onEdit, onNext }: StepProps) => (
  <>
    {error && <Notice tone="danger">{error}</Notice>}
    <Choice
      label="我是哪一方"
      value={draft.side}
      options={frame.sides.map((side) => ({ value: side, text: side, note: plainSides[side] }))}
      onChoose={(side) => {
        onEdit({ side })
        onNext()
      }}
    />
  </>
)

/** One question of the item, on which papers depend. */
export function StepAsk({ title, frame, draft, error, onEdit, onNext }: StepProps & { title: string }) {
  const question = frame.questions.find((one) => one.title === title)
  return (
    <>
      {error && <Notice tone="danger">{error}</Notice>}
      <Choice
        label={question?.ask ?? title}
        value={draft.answers[title]}
        options={(question?.options ?? []).map((option) => ({ value: option, text: option }))}
        onChoose={(option) => {
          onEdit({ answers: { ...draft.answers, [title]: option } })
          onNext()
        }}
      />
    </>
  )
}
