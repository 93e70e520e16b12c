import type { CaseMaterial } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Button } from '../../../components/button/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { RefusedNotice } from '../refused-notice.tsx'

/** Papers that the family has offered for this place: one tap asks, the owner says yes on their own phone (E42). */
export function FamilyPapers({ caseId, material }: { caseId: string; material: CaseMaterial }) {
  const asked = useRequest(() => call('household.show'))
  const [busy, setBusy] = useState<string>()
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()
  const offered = asked.reply?.offered ?? []
  // The kind that is asked for first: a family's album may hold a lot.
  const fitting = [...offered].sort((a, b) => Number(b.material === material.id) - Number(a.material === material.id))

  async function ask(shareId: string) {
    const body = { shareId, caseId, material: material.id }
    setBusy(shareId)
    const answer = await call('household.ask', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(undefined)
    setRefused(answer.ok ? undefined : answer.refused)
    void asked.reload()
  }

  return (
    <View>
      <RefusedNotice refused={refused} />
      {asked.reply && fitting.length === 0 && (
        <ListRow
          icon="people"
          text="家人还没有给您材料"
          note="请家人在“我的材料”里打开那一份，存起来，再选“给家人用”。"
        />
      )}
      {fitting.map(({ shareId, title, owner, asks }) => {
        const last = asks.find((one) => one.caseId === caseId && one.material === material.id)
        return (
          <View key={shareId}>
            <ListRow icon="document" text={`${owner}的“${title}”`} asideText={last?.stateLabel} />
            {(!last || last.state === 'declined' || last.state === 'ended' || last.state === 'withdrawn') && (
              <Button
                kind="secondary"
                busy={busy === shareId}
                label={`请${owner}同意用“${title}”`}
                onTap={() => void ask(shareId)}
              >
                {`请${owner}同意`}
              </Button>
            )}
          </View>
        )
      })}
    </View>
  )
}
