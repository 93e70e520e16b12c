import type { RuleSetView } from '@anju/shared-types'
import { type EligibilityCity, eligibilityCities } from '@anju/shared-types/eligibility-words'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { documentText } from '../result/rule-words.ts'

/** Every table of a city as it was published, so that anybody can hold an answer against its paper. */
export default function RulesPage() {
  const { city = 'jinan', version = '' } = useRouter().params
  const asked = useRequest(
    () =>
      call('eligibility.rules', { query: { city: city in eligibilityCities ? (city as EligibilityCity) : 'jinan' } }),
    [city],
  )
  return (
    <Page title={`${asked.reply?.name ?? ''}购房资格规则`} lead="每一版从哪天到哪天、每一行依据哪份文件，都在这里。">
      <Answered asked={asked} cards={3}>
        {({ items }) =>
          items.map((set) => <OneSet key={set.version} set={set} used={version.split('+').includes(set.version)} />)
        }
      </Answered>
    </Page>
  )
}

/** Closed but for the one that the answer was worked out with. */
function OneSet({ set, used }: { set: RuleSetView; used: boolean }) {
  const [open, setOpen] = useState(used)
  return (
    <Card kind="plain" title={set.title}>
      <ListRow
        icon="calendar"
        text={spanText(set)}
        note={`计算范围：${set.counted}`}
        asideText={used ? '本次按它算' : undefined}
      />
      {open ? (
        set.rows.map((row) => (
          <ListRow
            key={row.id}
            text={`${row.buyer}${row.where ? `在${row.where}` : ''}${row.limit === null ? '不限套数' : `最多 ${row.limit} 套`}`}
            note={[...row.conditions.map((condition) => `· ${condition}`), row.note, documentText(row.document)]
              .filter(Boolean)
              .join('\n')}
          />
        ))
      ) : (
        <View className="rules__more">
          <Button kind="ghost" onTap={() => setOpen(true)}>
            {`看 ${set.rows.length} 行规则`}
          </Button>
        </View>
      )}
    </Card>
  )
}

function spanText({ from, fromAtLatest, to }: RuleSetView): string {
  const begin = fromAtLatest ? `${from} 至 ${fromAtLatest} 之间起` : `${from} 起`
  return to ? `${begin}，到 ${to} 止` : `${begin}，现在有效`
}
