import type { Check } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { go } from '../../../lib/go.ts'
import './index.scss'

interface Props {
  check: Check
  onChange: (fresh: Check) => void
}

/** A person instead of the machine, and the way out. */
export function CheckActs({ check: { id, state, allowedActions }, onChange }: Props) {
  const [open, setOpen] = useState<'askPerson' | 'withdraw'>()
  const [why, setWhy] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function act() {
    setBusy(true)
    const key = { key: intent.keyFor({ open, why }) }
    const answer =
      open === 'askPerson'
        ? await call('eligibilityChecks.askPerson', { params: { id }, body: { why: why.trim() } }, key)
        : await call('eligibilityChecks.withdraw', { params: { id } }, key)
    intent.settle(answer)
    setBusy(false)
    setOpen(undefined)
    if (answer.ok) onChange(answer.reply)
    setRefused(answer.ok ? undefined : answer.refused)
  }

  return (
    <View className="acts">
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {allowedActions.includes('askPerson') && (
        <Button icon="person" onTap={() => setOpen('askPerson')}>
          请工作人员复核
        </Button>
      )}
      {over.includes(state) && (
        <Button kind="secondary" onTap={() => go('/packages/eligibility/apply/index')}>
          重新申请核验
        </Button>
      )}
      {allowedActions.includes('withdraw') && (
        <Button kind="ghost" icon="leave" onTap={() => setOpen('withdraw')}>
          取消核验，撤回同意
        </Button>
      )}
      <Dialog
        open={open === 'askPerson'}
        title="请工作人员复核？"
        confirm="提交复核"
        busy={busy}
        onConfirm={() => void act()}
        onClose={() => setOpen(undefined)}
      >
        结论由机器按规则得出。工作人员会重新看一遍，并把理由写给您。
        <LongInput label="想说明的情况" hint="可以不写" maxLength={500} value={why} onChange={setWhy} />
      </Dialog>
      <Dialog
        open={open === 'withdraw'}
        title="取消这次核验？"
        confirm="取消并撤回同意"
        danger
        busy={busy}
        cancel="不取消"
        onConfirm={() => void act()}
        onClose={() => setOpen(undefined)}
      >
        各部门的答复会当场删除。以后可以重新申请。
      </Dialog>
    </View>
  )
}

const over: readonly Check['state'][] = ['failed', 'expired', 'consumed', 'revoked', 'cancelled']
