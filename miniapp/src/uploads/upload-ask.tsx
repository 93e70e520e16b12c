import { pageDoubtText } from '@anju/shared-types/page-words'
import { View } from '@tarojs/components'
import { Dialog } from '../components/dialog/index.tsx'
import { momentWords } from '../lib/time-words.ts'
import { findingWords } from './picture-findings.ts'
import type { UploadAsk } from './use-upload.ts'
import { WrongPage } from './wrong-page.tsx'

interface Props {
  ask: UploadAsk | undefined
  onUseAnyway: () => void
  onLeaveIt: () => void
  onUseBefore: () => void
  onSendAgain: () => void
}

/** What comes up while a picture is taken: it may be hard to read, or it is there already. */
export function UploadAskDialog({ ask, onUseAnyway, onLeaveIt, onUseBefore, onSendAgain }: Props) {
  if (!ask) return null
  if (ask.kind === 'page') {
    const text = pageDoubtText(ask.doubt, { title: ask.title, asked: ask.taking.page })
    return <WrongPage text={text} onAgain={onLeaveIt} onKeep={onUseAnyway} />
  }
  if (ask.kind === 'quality') {
    return (
      <Dialog
        open
        title="这张可能看不清"
        confirm="重新拍"
        cancel="就用这张"
        onConfirm={onLeaveIt}
        onClose={onUseAnyway}
      >
        {ask.findings.map((finding) => (
          <View key={finding}>{findingWords(finding)}</View>
        ))}
      </Dialog>
    )
  }
  const { title, at, usedFor } = ask.same
  return (
    <Dialog
      open
      title="这份材料您传过"
      confirm="用以前那份"
      cancel="还是再传一次"
      onConfirm={onUseBefore}
      onClose={onSendAgain}
    >
      <View>{`“${title}”，${momentWords(at)}传的，内容一模一样。`}</View>
      {usedFor.length > 0 && <View>{`用在：${usedFor.join('、')}。`}</View>}
      <View>用以前那份不花流量，也不用等。</View>
    </Dialog>
  )
}
