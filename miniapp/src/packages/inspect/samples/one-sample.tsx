import type { SampledCase } from '@anju/shared-types'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { go } from '../../../lib/go.ts'
import { deadlineWords, momentWords } from '../../../lib/time-words.ts'
import { CorrectFault } from './correct-fault.tsx'
import { RecordFinding } from './record-finding.tsx'

const parts = { random: '抽签抽到', risk: '按风险加抽' } as const

interface Props {
  one: SampledCase
  onChange: () => void
}

/** One case that is looked at again, with what was found and what was made of it. */
export function OneSample({ one, onChange }: Props) {
  const { caseId, number, name, periodLabel, part, by, officers, state, finding, due, isLate, correction } = one
  const [acting, setActing] = useState(false)
  const may = (action: string) => one.allowedActions.includes(action)
  const close = () => setActing(false)
  return (
    <>
      <Card title={name}>
        {isLate && (
          <Notice tone="danger" title="过了整改期限">
            主管已收到提醒。
          </Notice>
        )}
        <ListRow icon="document" text={number} note={`${periodLabel}，${parts[part]}${by ? `，${by}来看` : ''}`} />
        <ListRow icon="people" text={officers.map((officer) => officer.name).join('、')} note="经办的人" />
        {finding && (
          <ListRow
            icon={state === 'clean' ? 'done' : 'alert'}
            text={finding.words}
            note={`${finding.by}，${momentWords(finding.at)}`}
          />
        )}
        {finding?.responsible && (
          <ListRow icon="scale" text={`过错责任：${finding.responsible}`} note={`依据：${finding.clause ?? ''}`} />
        )}
        {due && <ListRow icon="clock" text={`最晚 ${deadlineWords(due)} 整改完`} />}
        {correction && (
          <ListRow
            icon="done"
            text={`整改：${correction.words}`}
            note={`${correction.by}，${momentWords(correction.at)}`}
          />
        )}
        {state === 'waiting' && !may('find') && <ListRow icon="lock" text="您经办过这件，由别人来看" />}
        <Button
          kind={state === 'waiting' && !acting ? 'secondary' : 'ghost'}
          onTap={() => go('/packages/staff/cases/file/index', { id: caseId })}
          label={`看这件的全部材料：${number}`}
        >
          看这件的全部材料
        </Button>
        {!acting && may('find') && (
          <Button onTap={() => setActing(true)} label={`记下核查结果：${number}`}>
            记下核查结果
          </Button>
        )}
        {!acting && may('correct') && (
          <Button onTap={() => setActing(true)} label={`写怎么整改的：${number}`}>
            写怎么整改的
          </Button>
        )}
      </Card>
      {acting && may('find') && <RecordFinding one={one} onDone={onChange} onClose={close} />}
      {acting && may('correct') && <CorrectFault one={one} onDone={onChange} onClose={close} />}
    </>
  )
}
