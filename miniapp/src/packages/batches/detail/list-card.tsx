import type { Batch } from '@anju/shared-types'
import { MOST_LIST_BYTES, MOST_LIST_ROWS } from '@anju/shared-types/batch-words'
import { setClipboardData } from '@tarojs/taro'
import { useState } from 'react'
import { addressOf, call } from '../../../api/client.ts'
import type { Answer } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { pickListFile } from '../../../platform/pick-list-file'
import { toast } from '../../../stores/toast.ts'
import { sha256Of } from '../../../uploads/sha256.ts'

interface Props {
  batch: Batch
  onTaken: (answer: Answer<'batches.get'>) => boolean
}

/** The list: the template, the upload, and what is wrong in which row. */
export function ListCard({ batch: { id, list }, onTaken }: Props) {
  const [busy, setBusy] = useState(false)

  async function upload() {
    const file = await pickListFile?.()
    if (!file) return
    if (file.bytes.length > MOST_LIST_BYTES) return toast('文件超过 2 MB，不像一张清单，请只留清单再上传')
    setBusy(true)
    const request = {
      params: { id },
      query: { fileName: file.name },
      body: { bytes: file.bytes, sha256: sha256Of(file.bytes) },
    }
    onTaken(await call('batches.upload', request))
    setBusy(false)
  }
  const copyTemplate = () =>
    setClipboardData({ data: addressOf('batches.template', {}) }).then(() =>
      toast('已复制，请在电脑浏览器里打开', 'ok'),
    )

  return (
    <Card
      title="房产清单"
      aside={
        list && <Tag tone={list.faultCount > 0 ? 'danger' : 'ok'}>{list.faultCount > 0 ? '有错误' : '没有错误'}</Tag>
      }
    >
      {list && (
        <>
          <ListRow
            icon="ledger"
            text={`${list.filled} 行，${list.good} 行可以办`}
            note={list.districts.map(({ name, count }) => `${name} ${count} 套`).join('、')}
          />
          {!list.isCompared && <Notice>登记簿暂时没有答复，哪些在单位名下由工作人员再核对。</Notice>}
          {list.faults.map(({ row, column, wrong, fix }) => (
            <ListRow key={`${row} ${column}`} icon="alert" text={`第 ${row} 行，${column}：${wrong}`} note={fix} />
          ))}
          {list.faultCount > list.faults.length && (
            <Notice>{`还有 ${list.faultCount - list.faults.length} 处，先改这些。`}</Notice>
          )}
        </>
      )}
      {pickListFile ? (
        <Button
          kind={list ? 'secondary' : 'primary'}
          icon="document"
          busy={busy}
          busyText="正在逐行检查"
          onTap={() => void upload()}
        >
          {list ? '改好了，重新上传' : '上传清单'}
        </Button>
      ) : (
        <Notice title="支付宝里选不了表格">
          请用微信打开“安居一窗”，或在电脑浏览器里打开本页上传。其余步骤都能在这里办。
        </Notice>
      )}
      <Button kind="ghost" icon="document" onTap={() => void copyTemplate()}>
        复制模板的下载地址
      </Button>
      <Notice>{`表格一行一套，最多 ${MOST_LIST_ROWS} 行。重新上传会整张替换，不会重复。`}</Notice>
    </Card>
  )
}
