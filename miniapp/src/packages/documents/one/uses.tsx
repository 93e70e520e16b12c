import type { Document } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { go } from '../../../lib/go.ts'
import { momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'

/** What the person has agreed to, one row a use; what can still be taken back can be taken back here. */
export function Uses({ paper: { uses }, onChanged }: { paper: Document; onChanged: () => void }) {
  const [asking, setAsking] = useState<string>()
  const [busy, setBusy] = useState(false)
  if (uses.length === 0) return null

  async function withdraw() {
    setBusy(true)
    const answer = await call('documents.withdrawUse', { params: { useId: asking ?? '' } })
    setBusy(false)
    setAsking(undefined)
    toast(answer.ok ? '已撤回，工作人员不能再看这份材料' : `${answer.refused.text}${answer.refused.next}`)
    onChanged()
  }

  return (
    <Card kind="plain" title="用在哪里">
      {uses.map(({ id, purpose, stateLabel, askedBy, consentedAt, until, allowedActions }) => (
        <View key={id}>
          <ListRow
            text={askedBy ? `${askedBy}${purpose}` : purpose}
            note={`${momentWords(consentedAt)}，到 ${until}`}
            asideText={stateLabel}
          />
          {allowedActions.includes('withdrawUse') && (
            <Button kind="ghost" label={`撤回同意：${purpose}`} onTap={() => setAsking(id)}>
              撤回同意
            </Button>
          )}
        </View>
      ))}
      <ListRow icon="shield" text="谁看过我的资料" onTap={() => go('/packages/account/access-log/index')} />
      <Dialog
        open={asking !== undefined}
        title="撤回这次同意？"
        confirm="撤回"
        danger
        busy={busy}
        onConfirm={() => void withdraw()}
        onClose={() => setAsking(undefined)}
      >
        撤回后工作人员不能再看这份材料，办件会缺这一份。
      </Dialog>
    </Card>
  )
}
