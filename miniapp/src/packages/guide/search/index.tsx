import type { ItemLine } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { ItemRows } from '../item-rows.tsx'
import { Together } from '../together.tsx'

/** What was typed is among the first, or it is nowhere. */
const LIKELY = 8

/** What one looks for: words, pinyin or a life event; nothing shows the life events and everything there is. */
export default function SearchGuide() {
  const { q: first, event: firstEvent } = useRouter().params
  const [typed, setTyped] = useState(first ? decodeURIComponent(first) : '')
  const [wanted, setWanted] = useState({
    q: typed || undefined,
    event: firstEvent ? decodeURIComponent(firstEvent) : undefined,
  })
  const asked = useRequest(() => call('catalogue.list', { query: wanted }), [wanted.q, wanted.event])
  const search = () => setWanted({ q: typed.trim() || undefined, event: undefined })
  const title = wanted.event ?? (wanted.q ? '最像您要办的' : '全部事项')
  return (
    <Page title="办事指南" lead="说说您要办的事，打拼音、打错字也能找到。">
      <Card>
        <Input
          label="找什么事"
          placeholder="比如：卖房、房产证丢了"
          value={typed}
          onChange={setTyped}
          maxLength={40}
          autoFill="off"
          onEnter={search}
        />
        <Button icon="search" onTap={search}>
          找一找
        </Button>
      </Card>
      <Answered asked={asked}>
        {({ items, events, city }) => (
          <>
            {!wanted.q && !wanted.event && (
              <Card kind="plain" title="您遇到了什么事">
                {events.map(({ name, lead }) => (
                  <ListRow key={name} text={name} note={lead} onTap={() => setWanted({ q: undefined, event: name })} />
                ))}
              </Card>
            )}
            {(wanted.q || wanted.event) && <Together codes={items.slice(0, 3).map(({ code }) => code)} />}
            {items.length > 0 ? (
              <Found key={wanted.q} title={title} items={items} first={wanted.q ? LIKELY : items.length} />
            ) : (
              <Empty
                icon="search"
                title="没有找到"
                text="换个说法试试，或者看看下面的全部事项；也可以拨打 12345。"
                action="看全部事项"
                onAction={() => {
                  setTyped('')
                  setWanted({ q: undefined, event: undefined })
                }}
              />
            )}
            {(wanted.q || wanted.event) && items.length > 0 && (
              <Button kind="ghost" onTap={() => setWanted({ q: undefined, event: undefined })}>
                看全部事项
              </Button>
            )}
            <Card kind="plain" title={city.name}>
              <ListRow
                icon="ledger"
                text="四公开"
                note="程序、收费、人员、事项"
                onTap={() => go('/packages/guide/disclosure/index')}
              />
            </Card>
          </>
        )}
      </Answered>
    </Page>
  )
}

/** The first ones, and the rest when somebody wants them. */
function Found({ title, items, first }: { title: string; items: readonly ItemLine[]; first: number }) {
  const [isOpen, setOpen] = useState(false)
  const rest = isOpen ? 0 : items.length - first
  return (
    <Card kind="plain" title={title}>
      <ItemRows items={rest > 0 ? items.slice(0, first) : items} />
      {rest > 0 && <ListRow icon="down" text={`再看 ${rest} 件相近的`} onTap={() => setOpen(true)} />}
    </Card>
  )
}
