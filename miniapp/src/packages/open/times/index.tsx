import type { ItemTimes } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Bars } from '../../../components/bars/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { Fold } from '../../../components/fold/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'

/** How long each item really took, for anybody: the middle, nine of ten, how many in time, and where the late ones stood. */
export default function OpenTimes() {
  const asked = useRequest(() => call('openTimes.items'))
  return (
    <Page title="实际用时" lead="每件事真正办了多久，按时的有多少，慢在哪一步。">
      <Answered asked={asked}>
        {({ newest, count, inTimePercent, items }) =>
          items.length === 0 ? (
            <Empty icon="clock" title="还没有办完的件" text="办完以后，实际用了多久会列在这里。" />
          ) : (
            <>
              <Notice tone={inTimePercent >= 90 ? 'ok' : 'act'} title={`${count} 件里，${inTimePercent}% 按时办完`}>
                {`每个事项最近的 ${newest} 件。只算在我们手里的时间，补材料、公告的时间不算。`}
              </Notice>
              {items.map((one) => (
                <OneItem key={one.code} one={one} />
              ))}
            </>
          )
        }
      </Answered>
    </Page>
  )
}

function OneItem({ one: { name, limit, count, range, inTimePercent, late, causes } }: { one: ItemTimes }) {
  return (
    <Card title={name}>
      {range ? (
        <Bars
          bars={[
            { key: 'median', text: '一半的人，不到', value: range.medianMinutes, valueText: range.medianText },
            { key: 'p90', text: '九成的人，不到', value: range.p90Minutes, valueText: range.p90Text },
          ]}
        />
      ) : (
        <View className="sentence">{`只办完 ${count} 件，太少，先不算用了多久。`}</View>
      )}
      <ListRow
        icon={late > 0 ? 'clock' : 'done'}
        text={late > 0 ? `${inTimePercent}% 按时，${late} 件晚了` : '都按时'}
        note={[`最近 ${count} 件`, limit].filter(Boolean).join('，')}
      />
      {causes.length > 0 && (
        <Fold text="晚的慢在哪">
          {causes.map((cause) => (
            <ListRow key={cause.stage} text={`“${cause.stage}”这一步`} asideText={`${cause.count} 件`} />
          ))}
        </Fold>
      )}
    </Card>
  )
}
