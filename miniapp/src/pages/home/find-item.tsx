import { useState } from 'react'
import { Button } from '../../components/button/index.tsx'
import { Card } from '../../components/card/index.tsx'
import { Input } from '../../components/field/index.tsx'
import { go } from '../../lib/go.ts'

/** What do you want to do? In one's own words; the guide answers. */
export function FindItem() {
  const [typed, setTyped] = useState('')
  const search = () => go('/packages/guide/search/index', { q: typed.trim() || undefined })
  return (
    <Card title="您要办什么事">
      <Input
        label="说说您的事"
        placeholder="比如：卖房、房产证丢了"
        value={typed}
        onChange={setTyped}
        maxLength={40}
        autoFill="off"
        onEnter={search}
      />
      <Button kind="secondary" icon="search" onTap={search}>
        查办事指南
      </Button>
    </Card>
  )
}
