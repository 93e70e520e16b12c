import type { Check } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useSend } from '../../../api/use-send.ts'
import { Button } from '../../../components/button/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { go } from '../../../lib/go.ts'
import './index.scss'

interface Props {
  check: Check
  onChange: (fresh: Check) => void
}

/** The way out, and to begin anew. */
export function CheckActs({ check: { id, state, allowedActions }, onChange }: Props) {
  const [open, setOpen] = useState(false)
  const { busy, refused, send } = useSend<'eligibilityChecks.withdraw'>()

  async function withdraw() {
    const answer = await send(id, (key) => call('eligibilityChecks.withdraw', { params: { id } }, key))
    setOpen(false)
    if (answer.ok) onChange(answer.reply)
  }

  return (
    <View className="acts">
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {over.includes(state) && (
        <Button kind="secondary" onTap={() => go('/packages/eligibility/apply/index')}>
          重新申请核验
        </Button>
      )}
      {allowedActions.includes('withdraw') && (
        <Button kind="ghost" icon="leave" onTap={() => setOpen(true)}>
          取消核验，撤回同意
        </Button>
      )}
      <Dialog
        open={open}
        title="取消这次核验？"
        confirm="取消并撤回同意"
        danger
        busy={busy}
        cancel="不取消"
        onConfirm={() => void withdraw()}
        onClose={() => setOpen(false)}
      >
        各部门的答复会当场删除。以后可以重新申请。
      </Dialog>
    </View>
  )
}

const over: readonly Check['state'][] = ['failed', 'expired', 'consumed', 'revoked', 'cancelled']
