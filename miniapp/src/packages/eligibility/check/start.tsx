import type { PlainDate } from '@anju/shared-types'
import { type EligibilityCity, eligibilityCities } from '@anju/shared-types/eligibility-words'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { role } from '../../../lib/role.ts'
import { dayText } from '../day-words.ts'
import { DayChoice } from './day-choice.tsx'
import './index.scss'

const cities = Object.entries(eligibilityCities) as [EligibilityCity, string][]

interface Props {
  city: EligibilityCity
  today: PlainDate
  onStart: (city: EligibilityCity, on?: PlainDate) => void
}

/** Where and as of which day; nothing is asked about the person yet. */
export function Start({ city: suggested, today, onStart }: Props) {
  const [city, setCity] = useState(suggested)
  const [on, setOn] = useState<PlainDate>()
  return (
    <Page
      title="能不能买房"
      lead="答几个小问题，不用登录，不问姓名，不留记录。"
      foot={<Button onTap={() => onStart(city, on)}>开始</Button>}
    >
      <View className="check__question" {...role('heading', { level: 2 })}>
        想在哪个城市买
      </View>
      <Choice
        label="想在哪个城市买"
        options={cities.map(([value, text]) => ({ value, text }))}
        value={city}
        onChoose={setCity}
      />
      <View className="check__apart">
        <DayChoice on={on} today={today} words={dayText(on ?? today, today)} onChange={setOn} />
      </View>
    </Page>
  )
}
