import { call } from '../../../api/client.ts'
import { Card } from '../../../components/card/index.tsx'
import type { UploadItem } from '../../../uploads/engine-types.ts'
import { UploadList } from '../../../uploads/upload-list.tsx'
import { uploads } from '../../../uploads/uploads.ts'

/** Files that other pages have begun to send. */
export function OnTheWay({ items }: { items: readonly UploadItem[] }) {
  if (items.length === 0) return null
  async function giveUp(clientKey: string) {
    const item = items.find((one) => one.clientKey === clientKey)
    uploads().giveUp(clientKey)
    if (item?.documentId && item.state !== 'done') await call('documents.discard', { params: { id: item.documentId } })
  }
  return (
    <Card title="正在上传">
      <UploadList
        items={items}
        onGiveUp={(key) => void giveUp(key)}
        onPause={() => uploads().pauseAll()}
        onResume={() => uploads().resume()}
      />
    </Card>
  )
}
