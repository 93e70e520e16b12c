import type { FileTrial } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'

interface Props {
  trial: FileTrial
  text: string
  onTaken: (taken: FileTrial) => void
}

/** The second step: asks once more with the day from which it counts. */
export function TakeFile({ trial: { name, version, effectiveFrom }, text, onTaken }: Props) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function take() {
    setBusy(true)
    const body = { text }
    const answer = await call('catalogueFiles.take', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    setAsking(false)
    if (answer.ok) return onTaken(answer.reply)
    setRefused(answer.refused)
  }

  return (
    <View>
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <Button icon="check" onTap={() => setAsking(true)}>
        {`第二步：从 ${effectiveFrom} 起采用`}
      </Button>
      <Dialog
        open={asking}
        title={`从 ${effectiveFrom} 起采用？`}
        confirm="采用"
        busy={busy}
        onConfirm={() => void take()}
        onClose={() => setAsking(false)}
      >
        {`“${name}”的第 ${version} 版。已经受理的件仍按受理时的版本办，采用以后不能收回，只能再出一版。`}
      </Dialog>
    </View>
  )
}
