import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { pickTextFile } from '../../../platform/pick-text-file'
import { toast } from '../../../stores/toast.ts'
import './text-source.scss'

interface Props {
  label: string
  hint: string
  value: string
  onChange: (text: string) => void
  maxLength: number
}

/** A text that is pasted, or read from a file where the platform hands out files. */
export function TextSource({ label, hint, value, onChange, maxLength }: Props) {
  const [busy, setBusy] = useState(false)
  async function pick() {
    if (!pickTextFile) return
    setBusy(true)
    try {
      const file = await pickTextFile()
      if (file && file.text.length > maxLength) toast(`“${file.name}”太长，最多 ${maxLength} 个字。`)
      else if (file) onChange(file.text)
    } catch (refusal) {
      console.warn('the file could not be read', refusal)
      toast('这个文件读不出来，请打开它，全选、复制，再粘贴到下面。')
    } finally {
      setBusy(false)
    }
  }
  return (
    <View>
      {pickTextFile && (
        <Button kind="secondary" icon="document" busy={busy} busyText="正在读文件" onTap={() => void pick()}>
          选择文件
        </Button>
      )}
      <View className="text-source__paste">
        <LongInput label={label} hint={hint} value={value} onChange={onChange} maxLength={maxLength} />
      </View>
    </View>
  )
}
