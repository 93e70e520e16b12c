import type { PaperPromise, StaffCase } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../../api/client.ts'
import { Button } from '../../../../components/button/index.tsx'
import { Card } from '../../../../components/card/index.tsx'
import { PromiseFacts } from '../../../cases/papers/promise-facts.tsx'
import '../../../cases/papers/index.scss'
import { RefusedNotice } from '../../../cases/refused-notice.tsx'
import { isReason, Reason } from './forms/reason.tsx'
import { useAct } from './use-act.ts'
import type { OpenFile } from './use-file.ts'

/** The promises of a case at the desk. A paper that came is looked at in the list of papers; a pledge is checked here. */
export function CasePromises({ file, shown }: { file: OpenFile; shown: StaffCase }) {
  if (shown.promises.length === 0) return null
  return (
    <Card title="承诺">
      {shown.promises.map((promise) => (
        <View key={promise.id} className="promise">
          <PromiseFacts promise={promise} />
          {promise.cure === 'pledge' && promise.state === 'kept' && shown.allowedActions.includes('pledgeFalse') && (
            <PledgeFalse file={file} id={shown.id} promise={promise} />
          )}
        </View>
      ))}
    </Card>
  )
}

/** The office that knows says otherwise. */
function PledgeFalse({ file, id, promise }: { file: OpenFile; id: string; promise: PaperPromise }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAct<'caseDesk.pledgeFalse'>(file)
  async function send() {
    const body = { promise: promise.id, reason: reason.trim() }
    const answer = await act.send(body, (key) => call('caseDesk.pledgeFalse', { params: { id }, body }, key))
    if (answer.ok) file.replace(answer.reply)
  }
  if (!open) {
    return (
      <Button kind="secondary" onTap={() => setOpen(true)} label={`核实“${promise.name}”不属实`}>
        核实不属实
      </Button>
    )
  }
  return (
    <>
      <RefusedNotice refused={act.refused} />
      <Reason
        label="核实到什么"
        hint="向哪个部门核实的、结果是什么，申请人会看到"
        value={reason}
        refused={act.refused}
        onChange={setReason}
      />
      <Button kind="danger" busy={act.busy} disabled={!isReason(reason)} onTap={() => void send()}>
        记为不属实，要求补材料
      </Button>
      <Button kind="ghost" onTap={() => setOpen(false)}>
        先不记
      </Button>
    </>
  )
}
