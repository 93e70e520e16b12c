import type { CaseDraft } from '@anju/shared-types'
import { useState } from 'react'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { priceText } from '../../cases/fill/values.ts'
import { fenOfYuan } from '../../money/yuan.ts'

interface Props {
  draft: CaseDraft
  error?: string
  onEdit: (more: Partial<CaseDraft>) => void
}

/** In yuan; read back in yuan and 万元, so that a zero too many shows. */
export function Price({ draft: { priceFen }, error, onEdit }: Props) {
  const [typed, setTyped] = useState(priceFen === undefined ? '' : String(priceFen / 100))
  const fen = fenOfYuan(typed)
  return (
    <Card title="成交价款">
      <Input
        label="成交价款（元）"
        hint="全部价款，单位是元，不是万元"
        kind="decimal"
        maxLength={15}
        value={typed}
        error={typed !== '' && fen === undefined ? '请写成数字，最多两位小数，例如 3200000。' : error}
        onChange={(text) => {
          setTyped(text)
          const next = fenOfYuan(text)
          if (next !== undefined || text === '') onEdit({ priceFen: next })
        }}
      />
      {fen !== undefined && fen > 0 && <Notice title={priceText(fen)}>请念给申请人听。</Notice>}
    </Card>
  )
}
