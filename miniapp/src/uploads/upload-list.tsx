import { View } from '@tarojs/components'
import { Button } from '../components/button/index.tsx'
import { UploadRow } from '../components/upload-row/index.tsx'
import type { UploadItem } from './engine-types.ts'
import { itemWords } from './item-words.ts'
import { dataWords } from './size-words.ts'

interface Props {
  items: readonly UploadItem[]
  onGiveUp: (clientKey: string) => void
  onPause: () => void
  onResume: () => void
}

/** Files on their way, with what is left to send and the way to stop or go on. */
export function UploadList({ items, onGiveUp, onPause, onResume }: Props) {
  if (items.length === 0) return null
  const open = items.filter(({ state }) => state !== 'done' && state !== 'failed')
  const left = open.reduce((sum, { bytes, sentBytes }) => sum + bytes - sentBytes, 0)
  const isPaused = open.length > 0 && open.every(({ state }) => state === 'paused')
  return (
    <View>
      {open.length > 0 && <View className="sentence">{dataWords(left, open.length)}。离开也不要紧，回来接着传。</View>}
      {items.map((item) => (
        <UploadRow
          key={item.clientKey}
          name={`${item.title}（${item.fileName}）`}
          {...itemWords(item)}
          share={item.state === 'failed' ? undefined : item.sentBytes / item.bytes}
          action={item.state === 'done' ? undefined : item.state === 'failed' ? '知道了' : '不传了'}
          onAction={() => onGiveUp(item.clientKey)}
        />
      ))}
      {open.length > 0 && (
        <Button kind="ghost" onTap={isPaused ? onResume : onPause}>
          {isPaused ? '接着传' : '先暂停'}
        </Button>
      )}
    </View>
  )
}
