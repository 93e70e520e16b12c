import { Input } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { fenOfYuan } from '../../money/yuan.ts'
import { StepFoot } from './step-foot.tsx'
import type { StepProps } from './step-props.ts'
import { priceText } from './values.ts'

/** `320000000` fen as somebody would have typed it. */
const typedOf = (fen: number | undefined) => (fen === undefined ? '' : String(Number((fen / 100).toFixed(2))))

/** The price that both sides confirm. */
export function StepPrice({ draft, error, scratch, onScribble, onEdit, onNext }: StepProps) {
  const typed = scratch.price ?? typedOf(draft.priceFen)
  const fen = fenOfYuan(typed)
  return (
    <>
      <Input
        label="成交价款（元）"
        hint="写全部价款，和合同上一样；单位是元，不是万元"
        kind="decimal"
        maxLength={15}
        value={typed}
        error={typed !== '' && fen === undefined ? '请写成数字，最多两位小数，例如 3200000。' : error}
        onChange={(text) => {
          onScribble('price', text)
          const priceFen = fenOfYuan(text)
          if (priceFen !== undefined || text === '') onEdit({ priceFen })
        }}
      />
      {fen !== undefined && fen > 0 && <Notice title={priceText(fen)}>双方确认时会再读一遍。</Notice>}
      <StepFoot disabled={!fen} onNext={onNext} />
    </>
  )
}
