import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../components/button/index.tsx'
import { PageGuide } from './page-guide.tsx'
import { outlineOf, pageStep, pagesTyped } from './paper-outline.ts'
import { UploadAskDialog } from './upload-ask.tsx'
import { UploadList } from './upload-list.tsx'
import { type UploadFor, useUpload } from './use-upload.ts'

interface Props extends UploadFor {
  /** Pages that are in already: the guide goes on with the next one. */
  has?: number
  onPages?: (count: number | undefined) => void
  /** A paper that is there already was chosen instead. */
  onReady?: (documentId: string) => void
}

/** Takes one material: by camera, from the album, as a file; shows what is on its way. */
export function PaperUpload({ onReady, has = 0, onPages, ...what }: Props) {
  const [typed, setTyped] = useState('')
  const { items, ask, preparing, pick, giveUp, pause, resume, ...answers } = useUpload(what, onReady)
  // What has arrived is counted by whoever it was handed to.
  const taken = has + items.filter(({ state }) => state !== 'failed').length
  const pageAt = (ahead: number) => pageStep(outlineOf(what.material), taken + ahead, pagesTyped(typed)).name
  function typePages(text: string) {
    setTyped(text)
    onPages?.(pagesTyped(text))
  }
  return (
    <View>
      <PageGuide material={what.material} title={what.title} taken={taken} typed={typed} onType={typePages} />
      <Button icon="scan" busy={preparing} busyText="正在看清不清楚…" onTap={() => void pick('camera', pageAt)}>
        {`拍${what.title}`}
      </Button>
      <Button kind="secondary" disabled={preparing} onTap={() => void pick('album', pageAt)}>
        从相册选
      </Button>
      {process.env.TARO_ENV !== 'alipay' && (
        <Button kind="ghost" disabled={preparing} onTap={() => void pick('file', pageAt)}>
          选 PDF 文件
        </Button>
      )}
      <UploadList items={items} onGiveUp={(key) => void giveUp(key)} onPause={pause} onResume={resume} />
      <UploadAskDialog
        ask={ask}
        onUseAnyway={() => void answers.takeIt()}
        onLeaveIt={answers.leaveIt}
        onUseBefore={() => void answers.takeBefore()}
        onSendAgain={answers.sendAgain}
      />
    </View>
  )
}
