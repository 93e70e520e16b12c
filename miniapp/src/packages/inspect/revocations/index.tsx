import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { RevocationTag } from '../../cases/revocation/facts.tsx'

type Which = 'open' | 'ended'

/** Decisions on pledges that were found false after the end: who is heard, what waits for whom. */
export default function Revocations() {
  const [which, setWhich] = useState<Which>('open')
  const [after, setAfter] = useState<string>()
  const asked = useRequest(
    () => call('revocationDesk.list', { query: { state: which, ...(after && { after }) } }),
    [which, after],
  )
  return (
    <Page title="拟撤销的决定" lead="办结后查出承诺不实的：先听本人说明，主管提意见，第二人复核才生效。">
      <Choice
        label="看哪一种"
        value={which}
        onChoose={(value) => {
          setAfter(undefined)
          setWhich(value as Which)
        }}
        options={[
          { value: 'open', text: '正在办' },
          { value: 'ended', text: '已结案' },
        ]}
      />
      <Answered asked={asked} cards={2}>
        {({ items, next }) => (
          <>
            {items.length === 0 && (
              <Empty icon="scale" title="没有" text="在承诺台账的“凭承诺办结”里，可以提出核查。" />
            )}
            {items.length > 0 && (
              <Card kind="plain">
                {items.map((one) => (
                  <ListRow
                    key={one.id}
                    text={`${one.person}，${one.caseName}`}
                    note={`${one.paper}\n${one.text}`}
                    aside={<RevocationTag one={one} />}
                    asideText={one.stateLabel}
                    onTap={() => go('/packages/inspect/revocation/index', { id: one.id })}
                  />
                ))}
              </Card>
            )}
            {next && (
              <Button kind="secondary" onTap={() => setAfter(next)}>
                看后面的
              </Button>
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}
