import type { Item, MaterialList } from '@anju/shared-types'
import { picksOf } from '@anju/shared-types/answer-picks'
import { useState } from 'react'
import { addressOf, callHeaders } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { openPdf } from '../../../platform/open-pdf'
import { toast } from '../../../stores/toast.ts'

interface Props {
  item: Item
  list: MaterialList
}

/** The same sheet on paper: to print, to send to whoever goes along, to hold up at the window. */
export function OpenSheet({ item, list }: Props) {
  const [busy, setBusy] = useState(false)
  const picks = picksOf(item.questions, list.answers)
  if (picks === undefined) return null

  async function open() {
    setBusy(true)
    try {
      const query = { picks, version: item.version.item }
      await openPdf(addressOf('catalogue.noticeSheet', { params: { code: item.code }, query }), callHeaders())
    } catch (reason) {
      console.warn('the notice sheet was not opened', reason)
      toast('告知单没有打开，请稍后再点一次。')
    }
    setBusy(false)
  }
  return (
    <Card title="打印，或发给家人">
      <Button kind="secondary" icon="document" busy={busy} busyText="正在取告知单" onTap={() => void open()}>
        打开 PDF 告知单
      </Button>
    </Card>
  )
}
