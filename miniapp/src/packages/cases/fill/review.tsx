import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { go } from '../../../lib/go.ts'
import type { DraftKeeper } from '../draft-keeper.ts'
import type { StepProps } from './step-props.ts'
import { isMissing, type Step } from './steps.ts'
import { nameOf, valueText } from './values.ts'

interface Props extends StepProps {
  steps: readonly Step[]
  keeper: DraftKeeper
  onOpen: (key: string) => void
}

/** Everything that was said, a row each; what is missing first. */
export function Review({ frame, draft, steps, keeper, onEdit, onOpen }: Props) {
  const [busy, setBusy] = useState(false)
  const [stuck, setStuck] = useState(false)
  const said = steps.filter(({ kind }) => kind !== 'review')
  const missing = said.filter((step) => isMissing(step, frame, draft))

  async function goOn() {
    setBusy(true)
    const isThere = await keeper.flush()
    setBusy(false)
    setStuck(!isThere)
    if (isThere) go('/packages/cases/papers/index', { id: frame.id })
  }

  return (
    <>
      {missing[0] && (
        <Notice tone="act" title={`还有 ${missing.length} 处没填`}>
          {missing.map((step) => nameOf(step, frame)).join('、')}
        </Notice>
      )}
      <Card kind="plain">
        {said.map((step) => {
          const isOpen = isMissing(step, frame, draft)
          return (
            <ListRow
              key={step.key}
              text={nameOf(step, frame)}
              note={valueText(step, frame, draft) ?? (isOpen ? undefined : '没有填')}
              aside={isOpen && <Tag tone="act">还没填</Tag>}
              asideText={isOpen ? '还没填' : undefined}
              onTap={() => onOpen(step.key)}
            />
          )
        })}
      </Card>
      <LongInput
        label="还有要说明的吗"
        hint="可以不填。请不要写身份证号码。"
        maxLength={500}
        value={draft.remark}
        onChange={(remark) => onEdit({ remark })}
      />
      {stuck && (
        <Notice tone="act" title="还没有存到服务器上" urgent>
          填的内容都在这部手机上，连上网再点一次“下一步”。
        </Notice>
      )}
      <Button disabled={missing.length > 0} busy={busy} busyText="正在保存" onTap={() => void goOn()}>
        下一步：准备材料
      </Button>
    </>
  )
}
