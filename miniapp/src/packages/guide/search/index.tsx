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
  const title = wanted.event ?? (wanted.q ? `“${wanted.q}”` : '全部事项')
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
            {items.length > 0 ? (
              <Card kind="plain" title={title}>
                <ItemRows items={items} />
              </Card>
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
