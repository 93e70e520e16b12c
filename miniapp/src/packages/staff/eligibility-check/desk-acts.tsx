import type { DeskCheck } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { AnswerChallenge } from './answer-challenge.tsx'
import { Consume } from './consume.tsx'
import { Decide } from './decide.tsx'
import './index.scss'
import { Revoke } from './revoke.tsx'

export interface ActProps {
  check: DeskCheck
  /** The check as it is now, and what was done in words. */
  onDone: (fresh: DeskCheck, words: string) => void
  onClose: () => void
}

const acts = {
  decide: '作出结论',
  decideChallenge: '登记异议的答复',
  consume: '登记用于签约',
  revoke: '撤销结果',
} as const
type ActName = keyof typeof acts
const names = Object.keys(acts) as ActName[]

/** What this member of staff may do now; one form at a time, below the file it is about. */
export function DeskActs({ check, onChange }: { check: DeskCheck; onChange: ActProps['onDone'] }) {
  const [open, setOpen] = useState<ActName>()
  const allowed = names.filter((name) => check.allowedActions.includes(name))
  const props: ActProps = {
    check,
    onClose: () => setOpen(undefined),
    onDone: (fresh, words) => {
      setOpen(undefined)
      onChange(fresh, words)
    },
  }
  if (open === 'decide') return <Decide {...props} />
  if (open === 'decideChallenge') return <AnswerChallenge {...props} />
  if (open === 'consume') return <Consume {...props} />
  if (open === 'revoke') return <Revoke {...props} />
  return (
    <View className="desk-acts">
      {allowed.map((name, index) => (
        <Button
          key={name}
          kind={name === 'revoke' ? 'danger' : index === 0 ? 'primary' : 'secondary'}
          onTap={() => setOpen(name)}
        >
          {acts[name]}
        </Button>
      ))}
    </View>
  )
}
