import { View } from '@tarojs/components'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { momentWords } from '../../../lib/time-words.ts'
import { HomeCard } from './home-card.tsx'
import './index.scss'

/** One's own homes as the register has them at this moment. */
export default function HomesPage() {
  const asked = useRequest(() => call('homes.list'))
  const needsName = asked.refused?.code === 'REAL_NAME_REQUIRED'
  return (
    <Page title="我的房产" lead="直接读登记簿：有没有限制，能办什么。">
      {needsName ? (
        <Empty
          icon="id-card"
          title="先核验身份，才能看名下的房产"
          text="填写姓名和身份证号码，一分钟就好。"
          action="去实名"
          onAction={() => go('/packages/account/real-name/index')}
        />
      ) : (
        <Answered asked={asked} cards={2}>
          {({ state, source, asOf, items }) => {
            if (state === 'silent') {
              // Nobody answered: that is not the same as owning nothing, and the page says so.
              return (
                <Empty
                  icon="refresh"
                  title="登记簿暂时没有答复"
                  text="这不表示您名下没有房产，也不影响已经在办的业务。请过一会儿再看，急办请打 12345。"
                  action={asked.busy ? '正在查' : '再查一次'}
                  onAction={asked.reload}
                />
              )
            }
            return (
              <View>
                <ListRow
                  icon="alert"
                  text="房屋提醒"
                  note="有人在办您名下的房子，马上告诉您"
                  onTap={() => go('/packages/homes/alert/index')}
                />
                {items.length === 0 && (
                  <Empty icon="home" title="您名下没有登记的房产" text="刚过户的，登簿后这里马上能看到。" />
                )}
                {items.map((home) => (
                  <HomeCard key={home.unitCode} home={home} />
                ))}
                <View className="sentence homes__source">
                  {`来源：${source}${asOf ? `，${momentWords(asOf)} 的记录` : ''}。只包括本市的房产。`}
                </View>
              </View>
            )
          }}
        </Answered>
      )}
    </Page>
  )
}
