import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Input } from '../../../components/field/index.tsx'

/** Twelve digits, with or without spaces between. */
export function AskCode({ onCode }: { onCode: (code: string) => void }) {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const code = text.replace(/\D/g, '')
  const go = () => (code.length === 12 ? onCode(code) : setWrong(true))
  return (
    <>
      <Input
        label="代付码"
        hint="12 位数字，在对方发来的消息里"
        kind="digits"
        maxLength={18}
        value={text}
        error={wrong && code.length !== 12 ? '代付码是 12 位数字，请再核对一遍。' : undefined}
        onChange={setText}
      />
      <Button onTap={go}>查看要付多少</Button>
    </>
  )
}
