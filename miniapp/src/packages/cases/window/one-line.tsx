import type { EntryLine } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { classNames } from '../../../lib/class-names.ts'

interface Props {
  line: EntryLine
  isOpen: boolean
  busy: boolean
  /** With words: it is wrong. Without: it is right after all. */
  onSay: (wrong: { words: string } | undefined) => void
}

/** One field as it was entered, in large letters, and the way to object to it. */
export function OneLine({ line: { label, value, wrong }, isOpen, busy, onSay }: Props) {
  const [asking, setAsking] = useState(false)
  const [words, setWords] = useState('')
  return (
    <View className={classNames('read-line', wrong && 'read-line--wrong')}>
      <View className="read-line__row">
        <View className="grow">
          <View className="sentence">{label}</View>
          <View className={classNames('read-line__value', !value && 'read-line__value--none')}>
            {value || '还没有录'}
          </View>
        </View>
        {isOpen && value && !wrong && !asking && (
          <View className="read-line__act">
            <Button kind="secondary" compact busy={busy} label={`${label}，这一项错了`} onTap={() => setAsking(true)}>
              错
            </Button>
          </View>
        )}
      </View>
      {wrong && (
        <View className="read-line__said">
          <View>{wrong.words ? `您说不对：${wrong.words}` : '您说这一项不对'}</View>
          {isOpen && (
            <Button kind="ghost" busy={busy} onTap={() => onSay(undefined)}>
              看错了，是对的
            </Button>
          )}
        </View>
      )}
      {asking && !wrong && (
        <View className="read-line__ask">
          <Input label="哪里不对" hint="可以不写，直接告诉窗口" maxLength={200} value={words} onChange={setWords} />
          <Button
            busy={busy}
            onTap={() => {
              onSay({ words: words.trim() })
              setAsking(false)
              setWords('')
            }}
          >
            这一项错了
          </Button>
          <Button kind="ghost" onTap={() => setAsking(false)}>
            返回
          </Button>
        </View>
      )}
    </View>
  )
}
