import type { Home } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { role } from '../../../lib/role.ts'
import { BusinessRow } from './business-row.tsx'
import { dateWords, sortedBusinesses, sumOf, timeOf } from './home-words.ts'
import './index.scss'

/** One home: what the book says of it, and what may be done with it today. */
export function HomeCard({ home }: { home: Home }) {
  const { address, usage, areaM2, owners, certificate, registeredOn, restrictions, businesses } = home
  const ownersText = owners.map(({ name, isMe }) => (isMe ? '您' : name)).join('、')
  return (
    <Card title={address}>
      <View className="home__line">{`${usage} · ${areaM2} 平方米`}</View>
      <View className="home__line">{`权利人：${ownersText}（${owners[0]?.share ?? ''}）`}</View>
      <View className="home__line">{`证号：${certificate}`}</View>
      <View className="home__line">{`登记时间：${dateWords(registeredOn)}`}</View>
      <View className="home__records">
        {restrictions.map((restriction) => (
          <Notice key={restriction.id} tone={restriction.ended ? 'info' : 'act'} title={restriction.label}>
            {[restriction.text, timeOf(restriction)].filter(Boolean).join('')}
          </Notice>
        ))}
        {restrictions.length === 0 && <Notice tone="ok">登记簿上没有查封、抵押等限制。</Notice>}
      </View>
      <View className="home__heading" {...role('heading', { level: 3 })}>
        现在能办什么
      </View>
      <View className="sentence">{`${sumOf(businesses)}。点开看原因和怎么办。`}</View>
      <View className="home__businesses">
        {sortedBusinesses(businesses).map((business) => (
          <BusinessRow key={business.business} business={business} />
        ))}
      </View>
    </Card>
  )
}
