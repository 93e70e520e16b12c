import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { go } from '../../../lib/go.ts'

const CODE_LENGTH = 6

/** The code that somebody reads aloud at the desk. */
export function FindByCode() {
  const [typed, setTyped] = useState('')
  const code = typed.trim().toUpperCase()
  const open = () => go('/packages/staff/eligibility-check/index', { code })
  return (
    <Card title="按核验编号找">
      <Input
        label="核验编号"
        hint="群众手机上的 6 位编号"
        value={typed}
        maxLength={CODE_LENGTH}
        onChange={setTyped}
        onEnter={() => code.length === CODE_LENGTH && open()}
      />
      <Button kind="secondary" icon="search" disabled={code.length !== CODE_LENGTH} onTap={open}>
        打开
      </Button>
    </Card>
  )
}
